import {expect, test} from 'vitest';
import {raceFacts} from './raceFacts';
import type {ResultRow} from './raceRows';

const nameOf = (driver: number) => ({1: 'Verstappen', 4: 'Norris'})[driver] ?? `#${driver}`;
const result = (change: Partial<ResultRow>): ResultRow => ({
  driver_number: 4,
  position: 1,
  grid: 1,
  number_of_laps: 62,
  points: 25,
  duration_s: 6052.571,
  gap_s: 0,
  gap_laps: null,
  q1_s: null,
  q2_s: null,
  q3_s: null,
  status: 'Finished',
  stops: 1,
  best_lap_s: 94.9,
  best_lap_number: 30,
  ...change,
});
const rows = (results: readonly ResultRow[]) => ({results, periods: [], hadRain: false});
const results = [
  result({grid: 2}),
  result({driver_number: 1, position: 2, grid: 1, gap_s: 20.945, best_lap_s: 94.5}),
];

test('a race has winner, margin, pole and the fastest lap of whoever drove it', () =>
  expect(raceFacts(true, rows(results), nameOf)).toEqual({
    winner: 'Norris',
    runnerUp: 'Verstappen',
    marginS: 20.945,
    pole: 'Verstappen',
    laps: 62,
    fastestLap: {driver: 'Verstappen', timeS: 94.5},
    quickest: null,
    neutralisations: [],
    hadRain: false,
    mover: {driver: 'Norris', from: 2, to: 1},
  }));

test('qualifying has a pole by the last segment both drove in', () => {
  const qualified = [
    result({q1_s: 76, q2_s: 75.2, q3_s: 74.679}),
    result({driver_number: 1, position: 2, q1_s: 75.9, q2_s: 75.4, q3_s: 74.743}),
  ];
  const {quickest} = raceFacts(false, rows(qualified), nameOf);
  expect(quickest).toMatchObject({driver: 'Norris', timeS: 74.679, isPole: true});
  expect(quickest?.marginS).toBeCloseTo(0.064);
});

test('a practice has nothing but its fastest lap', () =>
  expect(raceFacts(false, rows(results), nameOf)).toMatchObject({
    winner: null,
    pole: null,
    laps: null,
    fastestLap: {driver: 'Verstappen'},
  }));

test('an empty classification tells nothing', () =>
  expect(raceFacts(true, rows([]), nameOf)).toMatchObject({winner: null, fastestLap: null}));

test('two who gained the same are no biggest mover, nor is who gained nothing', () => {
  const moves = (...places: readonly (readonly [grid: number, position: number])[]) =>
    raceFacts(
      true,
      rows(places.map(([grid, position], at) => result({driver_number: at, grid, position}))),
      nameOf,
    ).mover;
  expect(moves([3, 1], [4, 2])).toBeNull();
  expect(moves([1, 1], [2, 3])).toBeNull();
  expect(moves([9, 5], [4, 2])).toMatchObject({from: 9, to: 5});
});
