import {expect, test} from 'vitest';
import {quantile} from './quantile';

test('lies between its neighbours', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
});

test('ends with the values', () => {
  expect(quantile([1, 2, 9], 0)).toBe(1);
  expect(quantile([1, 2, 9], 1)).toBe(9);
  expect(quantile([7], 0.75)).toBe(7);
});

test('of nothing is null', () => expect(quantile([], 0.5)).toBeNull());
