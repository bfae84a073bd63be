import {expect, test} from 'vitest';
import {boxOf} from './boxOf';

test('whiskers end at values, and what lies beyond is an outlier', () =>
  expect(boxOf([5, 1, 2, 3, 4, 40])).toEqual({
    count: 6,
    lower: 2.25,
    median: 3.5,
    upper: 4.75,
    low: 1,
    high: 5,
    outliers: [40],
  }));

test('one value is its own box', () =>
  expect(boxOf([80])).toMatchObject({count: 1, low: 80, median: 80, high: 80, outliers: []}));

test('of nothing is null', () => expect(boxOf([])).toBeNull());
