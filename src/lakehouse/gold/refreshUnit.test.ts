import {beforeAll, describe, expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {createLake, type DeliveredRow, deliver, deliverRecorded, derive} from '#/testing/lake';
import {hasShared, sharedRows} from '#/testing/shared';
import type {DerivedTable} from '../define';
import {derivedTables, findTable} from '../tables';

/** An incremental run sees only the touched units of each input: a gold table must come out of those the same. */

let db: Awaited<ReturnType<typeof openTestDatabase>>;
const gold = derivedTables.filter((table) => table.layer === 'gold');

/** A sprint weekend, made up: two grids in one meeting, and a race in which nobody is classified. */
function sprintWeekend(): void {
  const meeting_key = 7;
  const session = (
    session_key: number,
    session_type: string,
    session_name: string,
  ): DeliveredRow => ({
    session_key,
    meeting_key,
    session_type,
    session_name,
    date_start: '2024-05-04T10:00:00+00:00',
  });
  deliver(db, 'sessions', [
    session(71, 'Qualifying', 'Sprint Shootout'),
    session(72, 'Race', 'Sprint'),
    session(73, 'Qualifying', 'Qualifying'),
    session(74, 'Race', 'Race'),
  ]);
  const grid = (session_key: number, ...drivers: readonly number[]) =>
    drivers.map((driver_number, i) => ({session_key, meeting_key, driver_number, position: i + 1}));
  deliver(db, 'starting_grid', [...grid(71, 1, 4, 16), ...grid(73, 16, 4, 1)]);
  const result = (session_key: number, driver_number: number, more: DeliveredRow) => ({
    session_key,
    meeting_key,
    driver_number,
    points: 0,
    dnf: false,
    dns: false,
    dsq: false,
    ...more,
  });
  deliver(db, 'session_result', [
    result(72, 4, {position: 1, number_of_laps: 19, duration: 1900.5}),
    result(72, 16, {position: null, number_of_laps: 3, dnf: true}),
    result(72, 1, {position: null, number_of_laps: 19, dsq: true}),
    result(72, 55, {position: null, number_of_laps: 0, dns: true}),
    result(74, 1, {position: null, number_of_laps: 2}),
    result(74, 4, {position: null, number_of_laps: 2}),
  ]);
}

/** Telemetry of the first laps of the race it was recorded of. */
function firstLaps(endpoint: 'car_data' | 'location'): void {
  const isEarly = ({date}: DeliveredRow) => String(date) < '2023-09-17T12:08';
  const rows = sharedRows(endpoint).filter(isEarly);
  if (rows.length > 0) deliver(db, endpoint, rows);
}

beforeAll(async () => {
  db = await openTestDatabase();
  createLake(db);
  deliverRecorded(db);
  firstLaps('car_data');
  firstLaps('location');
  sprintWeekend();
  derive(db);
});

/** Runs a table's SELECT over one unit's rows of each input. */
function deriveUnit({sql, inputs, refreshUnit}: DerivedTable, unit: unknown): void {
  db.query('drop schema if exists scoped cascade; create schema scoped; use scoped');
  for (const input of inputs) {
    const scope = refreshUnit in (findTable(input)?.columns ?? {});
    const only = scope ? `where ${refreshUnit} = ${String(unit)}` : '';
    db.query(`create view ${input} as select * from lake.${input} ${only}`);
  }
  db.query(`create table derived as ${sql}`);
}

const computedByUnit = gold.filter(({refreshUnit}) => refreshUnit !== 'table');

test.each(computedByUnit)('$name is made of whole refresh units', (table) => {
  const unit = table.refreshUnit;
  const units = plainRows(db, `select distinct ${unit} as unit from lake.${table.name}`);
  expect(units.length).toBeGreaterThan(hasShared ? 0 : -1);
  for (const {unit: value} of units) {
    deriveUnit(table, value);
    const whole = `select * from lake.${table.name} where ${unit} = ${String(value)}`;
    const differing = `(select * from derived except all ${whole}) union all (${whole} except all select * from derived)`;
    expect(plainRows(db, differing)).toEqual([]);
  }
});
test.each(gold)('$name has each key once', (table) => {
  const repeated = `select 1 from lake.${table.name} group by ${table.key.join(', ')} having count(*) > 1`;
  expect(plainRows(db, repeated)).toEqual([]);
});

describe('a sprint weekend', () => {
  const values = (sql: string) => plainRows(db, sql).map((row) => Object.values(row));

  test('a sprint starts from its shootout, the race from qualifying', () => {
    expect(
      values(`select session_key, is_sprint, pole_driver_number, winner_driver_number
              from lake.gold_race_summary where meeting_key = 7 order by 1`),
    ).toEqual([
      [72, true, 1, 4],
      [74, false, 16, null],
    ]);
    expect(
      values(`select driver_number, grid_position, positions_gained
              from lake.gold_race_results where session_key = 72 and position = 1`),
    ).toEqual([[4, 2, 1]]);
  });
  test('those without a position follow: retired, disqualified, not started', () => {
    expect(
      values(`select driver_number, status from lake.gold_race_results
              where session_key = 72 order by classification_order`),
    ).toEqual([
      [4, 'Finished'],
      [16, 'Did not finish'],
      [1, 'Disqualified'],
      [55, 'Did not start'],
    ]);
    expect(
      values(`select driver_number, status, pit_stops from lake.gold_race_results
              where session_key = 74 order by classification_order`),
    ).toEqual([
      [1, 'Not classified', null],
      [4, 'Not classified', null],
    ]);
  });
});
