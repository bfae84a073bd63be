import {beforeAll, expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {createLake, deliver, derive} from '#/testing/lake';

/** Which laps count: one session, made up. */

let db: Awaited<ReturnType<typeof openTestDatabase>>;
const values = (sql: string) => plainRows(db, sql).map((row) => Object.values(row));

beforeAll(async () => {
  db = await openTestDatabase();
  createLake(db);
  const session = {session_key: 1, meeting_key: 1};
  const lap = (
    driver_number: number,
    lap_number: number,
    lap_duration: number | null,
    is_pit_out_lap: boolean | null,
  ) => ({
    ...session,
    driver_number,
    lap_number,
    lap_duration,
    is_pit_out_lap,
  });
  deliver(db, 'sessions', [{...session, session_type: 'Race', session_name: 'Race'}]);
  deliver(db, 'laps', [
    lap(4, 1, 80, true),
    lap(4, 2, 81, null),
    lap(4, 3, 90, false),
    lap(4, 4, 90, false),
    lap(4, 5, null, false),
    lap(1, 9, 90, false),
    lap(99, 1, 79, true),
  ]);
  deliver(db, 'stints', [
    {
      ...session,
      driver_number: 4,
      stint_number: 1,
      lap_start: 1,
      lap_end: 6,
      compound: 'HARD',
      tyre_age_at_start: 3,
    },
    {
      ...session,
      driver_number: 1,
      stint_number: 1,
      lap_start: 9,
      lap_end: 0,
      compound: 'SOFT',
      tyre_age_at_start: 0,
    },
  ]);
  deliver(db, 'session_result', [{...session, driver_number: 4, position: 1}]);
  derive(db);
});

test('a lap begun in the pit lane, perhaps or certainly, is no fastest lap of a driver', () =>
  expect(
    values(
      'select rank, driver_number, lap_number, fastest_lap_time, compound, tyre_age_laps from gold_fastest_laps order by rank',
    ),
  ).toEqual([
    [1, 1, 9, 90, null, null],
    [2, 4, 3, 90, 'HARD', 5],
  ]));
test('nor does it count for the performance of a driver, who has no row without another', () =>
  expect(
    values(
      'select driver_number, total_laps, avg_lap_time, lap_time_consistency from gold_driver_performance order by 1',
    ),
  ).toEqual([
    [1, 1, 90, null],
    [4, 2, 90, 0],
  ]));
test('nor is it the best lap of a race result', () =>
  expect(values('select best_lap_s, best_lap_number from gold_race_results')).toEqual([[90, 3]]));
test('but it may be the fastest of the race, as in the reference', () =>
  expect(
    values(
      'select fastest_lap, fastest_lap_driver_number, total_pit_stops, total_laps from gold_race_summary',
    ),
  ).toEqual([[79, 99, 2, 9]]));
test('tyres age by the laps known, and a stint that ends before it starts has none', () =>
  expect(
    values(
      'select driver_number, stint_laps, timed_laps, tyre_age_at_end, degradation_s_per_lap from gold_tyre_strategy',
    ),
  ).toEqual([[4, 6, 4, 8, null]]));
