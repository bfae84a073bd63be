import {expect, test} from 'vitest';
import {
  fieldFinding,
  moversFinding,
  paceFinding,
  pitFinding,
  racingLaps,
  strategyFinding,
} from './findings';
import type {LapRow, PitRow, ResultRow, StintRow} from './raceRows';

const names: Readonly<Record<number, string>> = {1: 'Verstappen', 4: 'Norris', 16: 'Leclerc'};
const nameOf = (driver: number) => names[driver] ?? `No. ${driver}`;

const laps = (driver: number, times: readonly (number | null)[]): LapRow[] =>
  times.map((lap_duration, i) => ({
    driver_number: driver,
    lap_number: i + 1,
    stint_number: null,
    start_ms: null,
    lap_duration,
    is_pit_out_lap: false,
    is_pit_in_lap: false,
    track_status: 'GREEN',
    is_clean: i > 0,
  }));
const result = (
  driver_number: number,
  grid: number | null,
  position: number | null,
): ResultRow => ({
  driver_number,
  grid,
  position,
  number_of_laps: 62,
  points: 0,
  status: 'Finished',
  duration_s: null,
  gap_s: null,
  gap_laps: null,
  q1_s: null,
  q2_s: null,
  q3_s: null,
  stops: 1,
  best_lap_s: null,
  best_lap_number: null,
});
const stint = (driver_number: number, stint_number: number, compound: string): StintRow => ({
  driver_number,
  stint_number,
  compound,
  lap_start: 1,
  lap_end: 9,
  tyre_age_at_start: 0,
  best_lap_s: null,
  avg_lap_s: null,
  degradation_s_per_lap: null,
});

const visit = (change: Partial<PitRow>): PitRow => ({
  driver_number: 4,
  lap_number: 1,
  pit_lane_s: null,
  stop_duration: null,
  lane_rank: null,
  compound_before: null,
  compound_after: null,
  is_under_safety_car: false,
  ...change,
});

test('pace is the median of racing laps, so one bad lap does not decide', () => {
  const race = [...laps(4, [99, 90, 90, 90, 91, 90]), ...laps(1, [98, 91, 91, 91, 91, 91])];
  expect(paceFinding(race, nameOf)).toBe(
    'Norris had the best race pace: median clean lap 1:30.000, 1.000 s quicker than Verstappen.',
  );
});

test('only timed laps that the table calls clean are racing', () => {
  const race = laps(4, [99, 90, null, 90, 91]).map((lap) =>
    lap.lap_number === 4 ? {...lap, is_clean: false} : lap,
  );
  expect(racingLaps(race).map((lap) => lap.lap_number)).toEqual([2, 5]);
});

test('pace needs two drivers', () => expect(paceFinding(laps(4, [90, 90, 90]), nameOf)).toBeNull());

test('the biggest climb is named with its start and end', () =>
  expect(moversFinding([result(16, 9, 5), result(4, 1, 1), result(1, 2, null)], nameOf)).toBe(
    'Leclerc gained most: 4 places, from P9 to P5.',
  ));

test('equal climbs are named together', () =>
  expect(moversFinding([result(16, 3, 2), result(1, 2, 1)], nameOf)).toBe(
    'Leclerc and Verstappen gained most: 1 place each.',
  ));

test('without a grid nothing is said about it', () =>
  expect(moversFinding([result(16, null, 5)], nameOf)).toBeNull());

test('the commonest strategy is counted', () =>
  expect(
    strategyFinding([
      stint(4, 1, 'MEDIUM'),
      stint(4, 2, 'HARD'),
      stint(1, 2, 'HARD'),
      stint(1, 1, 'MEDIUM'),
      stint(16, 1, 'HARD'),
    ]),
  ).toBe('2 of 3 drivers ran medium → hard.'));

test('an untimed visit to the pits is never the quickest', () =>
  expect(
    pitFinding(
      [
        visit({driver_number: 1, lap_number: 3}),
        visit({driver_number: 4, lap_number: 30, pit_lane_s: 28.5}),
      ],
      nameOf,
    ),
  ).toBe('Norris was quickest through the pit lane: 28.500 s on lap 30.'));

test('retired and lapped cars are told from those on the lead lap', () => {
  const field = [result(4, 1, 1), {...result(1, 2, 2), gap_laps: 1}, result(16, 3, null)];
  expect(fieldFinding(true, field)).toBe('2 of 3 cars were classified, 1 of them on the lead lap.');
});

test('who retired near the end is classified without a gap, and not on the lead lap', () => {
  const field = [result(4, 1, 1), {...result(16, 3, 2), number_of_laps: 57}];
  expect(fieldFinding(true, field)).toBe('2 of 2 cars were classified, 1 of them on the lead lap.');
});

test('in practice it counts who set a time', () =>
  expect(fieldFinding(false, [{...result(4, null, 1), best_lap_s: 90}, result(1, null, 2)])).toBe(
    '1 of 2 cars set a time.',
  ));
