import {expect, test} from 'vitest';
import {samplesAt} from '#/testing/madeUpLap';
import {stretched, traceOf} from './trace';

test('a lap goes on at its last speed until its time is over', () => {
  const trace = traceOf(samplesAt([10, 10, 20]), 2.5);
  expect(trace?.lengthM).toBe(30);
  expect(trace?.elapsedS.at(-1)).toBe(2.5);
});

test('a lap begins at the line even when its first sample is later', () => {
  const later = samplesAt([10, 10, 10]).slice(1);
  const trace = traceOf(later, null);
  expect([trace?.distanceM[0], trace?.elapsedS[0]]).toEqual([0, 0]);
});

test('a lap without a time ends with its last sample', () => {
  expect(traceOf(samplesAt([10, 10, 10]), null)?.lengthM).toBe(20);
});

test('nothing is known in a hole, and time goes on', () => {
  const [first, , , , last] = samplesAt([10, 10, 10, 10, 10]);
  const trace = traceOf([first!, last!], null);
  expect([...(trace?.values.speed ?? [])]).toEqual([36, Number.NaN, 36]);
  expect([...(trace?.elapsedS ?? [])]).toEqual([0, 2, 4]);
});

test('what the car did not send is not zero', () => {
  const [first, second] = samplesAt([10, 10]);
  const trace = traceOf([first!, {...second!, throttlePercent: null, isDrsOpen: null}], null);
  expect([trace?.values.throttle[1], trace?.values.drs[1]]).toEqual([Number.NaN, Number.NaN]);
});

test('one sample is no trace', () => {
  expect(traceOf(samplesAt([10]), 80)).toBeNull();
});

test('stretching moves every place alike and no time', () => {
  const trace = traceOf(samplesAt([10, 10, 10]), null)!;
  const longer = stretched(trace, 40);
  expect([...longer.distanceM]).toEqual([0, 20, 40]);
  expect(longer.elapsedS).toEqual(trace.elapsedS);
});
