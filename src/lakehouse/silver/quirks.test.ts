import {beforeAll, beforeEach, describe, expect, test} from 'vitest';
import type {EndpointName} from '#/domain/endpoints';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {createLake, deliver, derive} from '#/testing/lake';
import {hasShared, sharedRows} from '#/testing/shared';
import {derivedTables, findTable} from '../tables';

/** What OpenF1 delivers that a plain cast would lose, invent or miss. */

let db: Awaited<ReturnType<typeof openTestDatabase>>;
const query = (sql: string) => plainRows(db, sql);

const silver = (endpoint: EndpointName) =>
  derivedTables.find(({name}) => name === `silver_${endpoint}`)!;

/** How many silver rows break a rule. */
function violations(table: string, rule: string): unknown {
  const expectation = findTable(table)?.expectations.find(({name}) => name === rule);
  const holds = expectation?.kind === 'row' ? expectation.holds : '';
  return query(`select count(*) as n from ${table} where not coalesce(${holds}, false)`)[0]?.['n'];
}

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(() => createLake(db));

const car = {session_key: 1, meeting_key: 1, driver_number: 4};

test('a gap is seconds, laps or nothing, and its text stays', () => {
  const gaps = [69.44200000000001, '+1 LAP', '+2 LAPS', null, 'PIT'];
  const at = (i: number) => `2024-12-01T15:00:0${i}+00:00`;
  deliver(
    db,
    'intervals',
    gaps.map((gap_to_leader, i) => ({...car, date: at(i), gap_to_leader, interval: 0.5})),
  );
  derive(db, [silver('intervals')]);
  expect(
    query(
      'select gap_to_leader as text, gap_to_leader_s as s, gap_to_leader_laps as laps from silver_intervals order by date',
    ),
  ).toEqual([
    {text: '69.44200000000001', s: 69.442, laps: null},
    {text: '+1 LAP', s: null, laps: 1},
    {text: '+2 LAPS', s: null, laps: 2},
    {text: null, s: null, laps: null},
    {text: 'PIT', s: null, laps: null},
  ]);
  expect(violations('silver_intervals', 'understood_gap_to_leader')).toBe(1);
});

test.each(['[92.398,92.173,null]', '[92.398, 92.173, null]'])(
  'a qualifying result %s is three times, the last not reached',
  (duration) => {
    deliver(db, 'session_result', [
      {...car, position: 1, duration, gap_to_leader: '[0.407,0.734,null]'},
    ]);
    derive(db, [silver('session_result')]);
    expect(
      query(
        'select duration_s, q1_s, q2_s, q3_s, gap_s, q1_gap_s, q2_gap_s, q3_gap_s from silver_session_result',
      ),
    ).toEqual([
      {
        duration_s: null,
        q1_s: 92.398,
        q2_s: 92.173,
        q3_s: null,
        gap_s: null,
        q1_gap_s: 0.407,
        q2_gap_s: 0.734,
        q3_gap_s: null,
      },
    ]);
    expect(violations('silver_session_result', 'understood_duration')).toBe(0);
    expect(violations('silver_session_result', 'understood_gap')).toBe(0);
  },
);

test("a winner's time of half a second breaks a rule; a best lap in practice does not", () => {
  const first = {...car, position: 1, number_of_laps: 44, dnf: false, dns: false, dsq: false};
  deliver(db, 'session_result', [
    {...first, points: 25, duration: 0.526, gap_to_leader: 0},
    {...first, session_key: 2, points: 25, duration: 4797.566, gap_to_leader: 0},
    {...first, session_key: 3, duration: 75.426, gap_to_leader: 0},
  ]);
  derive(db, [silver('session_result')]);
  expect(violations('silver_session_result', 'plausible_winner_time')).toBe(1);
});

test('the time in the pit lane comes from whichever field is delivered', () => {
  deliver(db, 'pit', [
    {...car, lap_number: 1, pit_duration: 30.3},
    {...car, lap_number: 2, lane_duration: 22.1, pit_duration: 22.1, stop_duration: 2.4},
    {...car, lap_number: 3, lane_duration: 23.4},
    {...car, lap_number: 4, lane_duration: null, pit_duration: null},
  ]);
  derive(db, [silver('pit')]);
  expect(
    query('select pit_lane_s as s from silver_pit order by lap_number').map(({s}) => s),
  ).toEqual([30.3, 22.1, 23.4, null]);
});

test('104 is no throttle and no brake', () => {
  const date = '2023-09-17T11:10:11.501000+00:00';
  deliver(db, 'car_data', [{...car, date, speed: 300, n_gear: 8, throttle: 104, brake: 104}]);
  derive(db, [silver('car_data')]);
  expect(query('select throttle, brake from silver_car_data')).toEqual([
    {throttle: null, brake: null},
  ]);
});

test('the newest delivery of a lap wins, whatever it lacks', () => {
  deliver(db, 'laps', [{...car, lap_number: 1, lap_duration: 98.5}], 1);
  deliver(
    db,
    'laps',
    [{...car, lap_number: 1, lap_duration: null, segments_sector_1: [2049, null]}],
    2,
  );
  derive(db, [silver('laps')]);
  expect(query('select lap_duration, _batch_id from silver_laps')).toEqual([
    {lap_duration: null, _batch_id: 2},
  ]);
});

test('a message of race control about nobody in particular is kept once', () => {
  const message = {
    session_key: 1,
    meeting_key: 1,
    date: '2024-12-01T15:20:01+00:00',
    category: 'Flag',
    message: 'TRACK CLEAR',
  };
  deliver(db, 'race_control', [message, message], 1);
  deliver(db, 'race_control', [message], 2);
  derive(db, [silver('race_control')]);
  expect(query('select message from silver_race_control')).toEqual([{message: 'TRACK CLEAR'}]);
});

describe.skipIf(!hasShared)('recorded intervals', () => {
  test('every gap of a race is understood', () => {
    const rows = sharedRows('intervals');
    deliver(db, 'intervals', rows);
    derive(db, [silver('intervals')]);
    const lapped = rows.filter((row) => typeof row['gap_to_leader'] === 'string').length;
    expect(lapped).toBeGreaterThan(300);
    expect(
      query(`select count(*) as rows, count(gap_to_leader_laps) as lapped, count(gap_to_leader_s) as timed,
               count(interval_s) as ahead, count(interval_laps) as ahead_laps from silver_intervals`),
    ).toEqual([
      {
        rows: rows.length,
        lapped,
        timed: rows.filter((row) => typeof row['gap_to_leader'] === 'number').length,
        ahead: rows.filter((row) => typeof row['interval'] === 'number').length,
        ahead_laps: 0,
      },
    ]);
    expect(violations('silver_intervals', 'understood_gap_to_leader')).toBe(0);
  });
});
