import {expect, test} from 'vitest';
import {marked, panned, zoomed} from './traceView';

const lengthM = 5000;

test('the place that is zoomed at stays where it is', () => {
  const [from, to] = zoomed([1000, 3000], {at: 1500, factor: 0.5, lengthM});
  expect([from, to]).toEqual([1250, 2250]);
  expect((1500 - from) / (to - from)).toBe(0.25);
});

test('out of the lap there is nothing to see', () => {
  expect(zoomed([1000, 3000], {at: 1500, factor: 100, lengthM})).toEqual([0, 5000]);
  expect(panned([1000, 3000], -4000, lengthM)).toEqual([0, 2000]);
  expect(panned([1000, 3000], 4000, lengthM)).toEqual([3000, 5000]);
});

test('a range is never shorter than 60 m', () => {
  const [from, to] = zoomed([1000, 1100], {at: 1050, factor: 0.01, lengthM});
  expect(to - from).toBe(60);
  expect(marked(10, 12, lengthM)).toEqual([0, 60]);
});

test('a range may be marked from either end', () => {
  expect(marked(800, 300, lengthM)).toEqual([300, 800]);
});
