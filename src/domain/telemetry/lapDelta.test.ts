import {expect, test} from 'vitest';
import {samplesAt} from '#/testing/madeUpLap';
import {distanceGrid, lapDelta} from './lapDelta';
import {stretched, traceOf} from './trace';

test('the grid is even and has both lines', () => {
  expect([...distanceGrid(24, 10)]).toEqual([0, 8, 16, 24].map((metres) => expect.closeTo(metres)));
  expect([...distanceGrid(0)]).toEqual([0, 0]);
});

test('a lap is behind where it needed more time, and the end is the difference of the lap times', () => {
  const reference = traceOf(samplesAt([20, 20, 20, 20]), 4)!;
  const slower = stretched(traceOf(samplesAt([10, 20, 20, 20, 20]), 4.5)!, reference.lengthM);
  const delta = lapDelta(reference, slower, distanceGrid(reference.lengthM, 20));
  expect(delta[0]).toBe(0);
  expect(delta[1]).toBeCloseTo(0.5);
  expect(delta.at(-1)).toBeCloseTo(0.5);
});

test('beyond a lap that has ended there is no difference', () => {
  const reference = traceOf(samplesAt([20, 20, 20]), null)!;
  const shorter = traceOf(samplesAt([20, 20]), null)!;
  expect(lapDelta(reference, shorter, Float64Array.of(30))[0]).toBeNaN();
});
