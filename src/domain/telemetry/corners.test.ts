import {expect, test} from 'vitest';
import {samplesAt} from '#/testing/madeUpLap';
import {corners} from './corners';
import {traceOf} from './trace';

const cornersAt = (speeds: readonly number[]) => corners(traceOf(samplesAt(speeds), null)!);

test('a corner is where a lap is slowest between faster places', () => {
  const found = cornersAt([80, 60, 30, 50, 80, 40, 70]);
  expect(found).toEqual([
    {number: 1, distanceM: 140, speedKmh: expect.closeTo(108)},
    {number: 2, distanceM: 300, speedKmh: expect.closeTo(144)},
  ]);
});

test('a lift of a few km/h is no corner', () => {
  expect(cornersAt([80, 79, 77.5, 79, 80])).toEqual([]);
});

test('a corner of one speed lies in its middle', () => {
  expect(cornersAt([80, 30, 30, 30, 80])[0]?.distanceM).toBe(110);
});

test('neither the start nor the end of a lap is a corner', () => {
  expect(cornersAt([20, 80, 80, 20])).toEqual([]);
});

test('speeds that are not known change nothing', () => {
  const samples = samplesAt([80, 60, 30, 50, 80]).map((sample, i) =>
    i === 1 ? {...sample, speedKmh: null} : sample,
  );
  expect(corners(traceOf(samples, null)!)).toHaveLength(1);
});
