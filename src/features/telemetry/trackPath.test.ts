import {expect, test} from 'vitest';
import {gainColour, placeOnPath, rampColour} from './trackPath';

const path = [
  {metres: 0, x: 0, y: 0},
  {metres: 100, x: 1000, y: 0},
  {metres: 100, x: 1000, y: 0},
  {metres: 200, x: 1000, y: 500},
];

test('between two places the car is on the way, beyond them at the last', () => {
  expect(placeOnPath(path, 50)).toEqual({x: 500, y: 0});
  expect(placeOnPath(path, 150)).toEqual({x: 1000, y: 250});
  expect(placeOnPath(path, 999)).toMatchObject({x: 1000, y: 500});
  expect(placeOnPath(path, -5)).toMatchObject({x: 0, y: 0});
  expect(placeOnPath([], 5)).toBeNull();
});

test('gains and losses differ in colour, and more than the full amount in nothing', () => {
  expect(gainColour(-1)).toBe(gainColour(-2));
  expect(gainColour(-1)).not.toBe(gainColour(1));
  expect(rampColour(0.5)).not.toBe(rampColour(0.6));
});
