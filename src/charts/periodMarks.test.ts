import {expect, test} from 'vitest';
import {periodsWithin} from './periodMarks';

const periods = [
  {kind: 'SC', fromLap: 3, toLap: 7},
  {kind: 'VSC', fromLap: 20, toLap: 21},
] as const;

test('periods end where the laps shown end, and others are left out', () => {
  expect(periodsWithin(periods, [5, 10])).toEqual([{kind: 'SC', fromLap: 5, toLap: 7}]);
  expect(periodsWithin(periods, [0, 60])).toEqual(periods);
  expect(periodsWithin(periods, [8, 19])).toEqual([]);
});
