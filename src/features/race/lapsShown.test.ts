import {expect, test} from 'vitest';
import {lapsShown} from './lapsShown';

const driven = [{lap_number: 1}, {lap_number: 62}];
const filter = (from: number, to: number) =>
  ({drivers: null, teams: null, laps: [from, to]}) as const;

test('without a filter the chart spans the race', () =>
  expect(lapsShown({drivers: null, teams: null, laps: null}, 0, driven)).toEqual([0, 62]));

test('a filter cannot go beyond the laps that were driven', () => {
  expect(lapsShown(filter(10, 20), 0, driven)).toEqual([10, 20]);
  expect(lapsShown(filter(0, 999), 1, driven)).toEqual([1, 62]);
  expect(lapsShown(filter(70, 80), 0, driven)).toEqual([62, 62]);
});
