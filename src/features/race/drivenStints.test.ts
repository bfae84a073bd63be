import {expect, test} from 'vitest';
import {drivenStints} from './drivenStints';
import type {StintRow} from './raceRows';

const stint = (driver: number, from: number, to: number): StintRow => ({
  driver_number: driver,
  stint_number: 1,
  lap_start: from,
  lap_end: to,
  compound: 'HARD',
  tyre_age_at_start: 0,
  best_lap_s: null,
  avg_lap_s: null,
  degradation_s_per_lap: null,
});
const lap = (driver: number, number: number) => ({driver_number: driver, lap_number: number});
const rangesOf = (stints: readonly StintRow[]) =>
  stints.map(({driver_number: driver, lap_start, lap_end}) => [driver, lap_start, lap_end]);

test('a stint ends with the last lap of its driver, not with the lap back to the pits', () =>
  expect(
    rangesOf(
      drivenStints(
        [stint(4, 1, 30), stint(4, 31, 63), stint(20, 50, 58)],
        [lap(4, 62), lap(20, 57)],
      ),
    ),
  ).toEqual([
    [4, 1, 30],
    [4, 31, 62],
    [20, 50, 57],
  ]));

test('a stint behind the last lap is none, and one of a driver without laps is as it was told', () =>
  expect(rangesOf(drivenStints([stint(4, 63, 64), stint(1, 1, 9)], [lap(4, 62)]))).toEqual([
    [1, 1, 9],
  ]));
