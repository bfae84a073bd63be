import {beforeAll, expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {createLake, deliver, derive} from '#/testing/lake';
import {withInputs} from '#/testing/withInputs';
import {otherResultsQuery} from './raceSql';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
const car = (driver_number: number, position: number, more: Readonly<Record<string, unknown>>) => ({
  session_key: 9599,
  meeting_key: 1246,
  driver_number,
  position,
  ...more,
});

beforeAll(async () => {
  db = await openTestDatabase();
  createLake(db);
  deliver(db, 'session_result', [
    car(16, 1, {duration: 91.763, gap_to_leader: 0}),
    car(4, 2, {duration: 91.839, gap_to_leader: 0.076}),
    {...car(55, 1, {duration: [92.339, 91.439, 90.984]}), session_key: 9161},
  ]);
  deliver(db, 'laps', [
    {...car(4, 2, {lap_number: 7, lap_duration: 91.5}), position: undefined},
    {session_key: 9161, meeting_key: 1219, driver_number: 55, lap_number: 20, lap_duration: 90.984},
  ]);
  derive(db, withInputs('silver_session_result', 'silver_laps'));
});

const bestLaps = (session: number) =>
  plainRows(db, otherResultsQuery(session).sql).map((row) => [
    row['driver_number'],
    row['best_lap_s'],
  ]);

test('the best lap of a practice is the published one, with or without the laps', () =>
  expect(bestLaps(9599)).toEqual([
    [16, 91.763],
    [4, 91.839],
  ]));

test('the best lap of a qualifying is that of its laps', () =>
  expect(bestLaps(9161)).toEqual([[55, 90.984]]));
