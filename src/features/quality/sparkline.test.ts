import {expect, test} from 'vitest';
import {sparkline} from './sparkline';

const box = {width: 84, height: 20, inset: 2};

test('goes from left to right, whole rates along the upper edge', () => {
  expect(sparkline([1, 1, 1], box)).toEqual({
    points: '2,2 42,2 82,2',
    end: {x: 82, y: 2},
    low: 0.9,
  });
});

test('has the least rate at the lower edge, and small faults near the upper one', () => {
  expect(sparkline([0.5, 1], box)).toMatchObject({points: '2,18 82,2', low: 0.5});
  expect(sparkline([1, 0.95], box)?.end).toEqual({x: 82, y: 10});
});

test('of one rate is a point at the right, of none is nothing', () => {
  expect(sparkline([1], box)?.end).toEqual({x: 82, y: 2});
  expect(sparkline([], box)).toBeNull();
});
