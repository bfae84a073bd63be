import {beforeAll, expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import type {DerivedTable, Expectation} from './define';
import {failingRowsSql, holdsInWords, isRowRule, rowHolds} from './expectations';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
const of = {doc: 'Made for this test', onViolation: 'warn'} as const;
const unique: Expectation = {...of, kind: 'unique', name: 'one_car', columns: ['n', 'm']};
const positive: Expectation = {...of, kind: 'row', name: 'positive', holds: 'n > 0'};
const known: Expectation = {
  ...of,
  kind: 'foreign-key',
  name: 'known',
  columns: ['n'],
  references: 'silver_known',
  referenced: ['id'],
};
const tableOf = (rule: Expectation): DerivedTable => ({
  layer: 'silver',
  name: 'silver_x',
  doc: '',
  columns: {},
  expectations: [rule],
  inputs: ['bronze_x'],
  key: ['n'],
  sequenceBy: [],
  refreshUnit: 'table',
  sql: 'select n, m, false as _simulated from bronze_x',
});

beforeAll(async () => {
  db = await openTestDatabase();
  db.query(`
    create table bronze_x as from (values (1, 1), (1, 1), (2, 1), (-3, 1), (null, 1)) as t (n, m);
    create table silver_x as from bronze_x;
    create table silver_known as select 1 as id;
    create table quarantine_silver_x as
      select n, m, ['positive'] as _failed_expectations, now()::timestamp as _quarantined_timestamp
      from bronze_x where n < 0`);
});

const holding = (rule: Expectation) =>
  isRowRule(rule)
    ? plainRows(db, `select ${rowHolds(rule)} as h from silver_x as t order by rowid`).map(
        ({h}) => h,
      )
    : [];

test('NULL violates a rule unless the rule allows it', () => {
  expect(holding(positive)).toEqual([true, true, true, false, false]);
  expect(holding({...positive, allowsNull: true})).toEqual([true, true, true, false, true]);
});

test('of rows that share a unique key all break it', () => {
  expect(holding(unique)).toEqual([false, false, true, true, false]);
  expect(holding({...unique, allowsNull: true})).toEqual([false, false, true, true, true]);
});

test('a foreign key holds for the values of the other table', () =>
  expect(holding(known)).toEqual([true, true, false, false, false]));

test.each([
  ['warn', positive, 2],
  ['quarantine', positive, 1],
  ['drop', positive, 2],
  ['fail', known, 3],
  ['warn', unique, 3],
  ['warn', known, 3],
] as const)('rows that break a rule of %s (%o) can be looked at', (onViolation, rule, n) => {
  const table = tableOf({...rule, onViolation});
  const rows = plainRows(db, failingRowsSql(table, rule.name, 10) ?? '');
  expect(rows.length).toBe(n);
  expect(plainRows(db, failingRowsSql(table, rule.name, 1) ?? '').length).toBe(1);
});

test('no single row breaks a rule about the table, nor one that it has not', () => {
  const fresh: Expectation = {...of, kind: 'freshness', name: 'fresh', column: 'm', maxAgeHours: 1};
  expect(failingRowsSql(tableOf(fresh), 'fresh', 5)).toBeNull();
  expect(failingRowsSql(tableOf(fresh), 'other', 5)).toBeNull();
});

test('every kind says in words what must hold', () => {
  const words = [
    positive,
    unique,
    known,
    {...of, kind: 'freshness', name: 'fresh', column: 'm', maxAgeHours: 24} as const,
    {...of, kind: 'row-count', name: 'rows', atLeast: 1, mayShrinkTo: 0.5, mayGrowTo: 2} as const,
  ].map(holdsInWords);
  expect(words).toEqual([
    'n > 0',
    '(n, m) is unique',
    '(n) is in silver_known (id)',
    'the newest m is at most 24 h old',
    'at least 1 rows, at least 50 % of the rows before, at most 200 % of the rows before',
  ]);
});
