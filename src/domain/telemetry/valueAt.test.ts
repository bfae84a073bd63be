import {expect, test} from 'vitest';
import {samplesAt} from '#/testing/madeUpLap';
import {traceOf} from './trace';
import {elapsedAt, evenlyAt, indexUpTo, valueAt} from './valueAt';

test('the index is that of the last place not beyond', () => {
  expect([-1, 0, 5, 10, 99].map((at) => indexUpTo([0, 10, 10, 20], at))).toEqual([-1, 0, 0, 2, 3]);
});

test('between two places a value goes over evenly, outside there is none', () => {
  expect(evenlyAt([0, 10], [100, 200], 2.5)).toBe(125);
  expect(evenlyAt([0, 10], [100, 200], 10)).toBe(200);
  expect(evenlyAt([0, 10], [100, 200], -1)).toBeNaN();
  expect(evenlyAt([0, 10], [100, 200], 10.5)).toBeNaN();
  expect(evenlyAt([0, 10, 20], [100, Number.NaN, 200], 15)).toBeNaN();
});

test('speed goes over evenly, brake and gear hold until the next sample', () => {
  const trace = traceOf(samplesAt([10, 20, 20]), null)!;
  expect(valueAt(trace, 'speed', 5)).toBeCloseTo(54);
  expect(valueAt(trace, 'brake', 9.9)).toBe(0);
  expect(valueAt(trace, 'brake', 10)).toBe(100);
  expect(valueAt(trace, 'gear', 31)).toBeNaN();
});

test('time at a place', () => {
  const trace = traceOf(samplesAt([10, 20, 20]), null)!;
  expect(elapsedAt(trace, 20)).toBe(1.5);
});
