import {beforeAll, describe, expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {binCount, binsSql, factsSql, sampledFrom, topSql, valueKind} from './profileSql';

type Database = Awaited<ReturnType<typeof openTestDatabase>>;
let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
  db.query(`CREATE TABLE t AS SELECT * FROM (VALUES
  (1, 'a', TIMESTAMP '2024-01-01', ['x'], true, 1e308), (2, 'b', TIMESTAMP '2024-01-02', ['y'], NULL, 'inf'),
  (4, 'b', NULL, ['x'], true, 'nan'), (NULL, NULL, NULL, NULL, false, NULL))
  AS v(n, "wo""rd", begun, list, flag, wild);
CREATE TABLE long AS SELECT range AS n FROM range(1000000)`);
});
const small = {relation: 't', rows: 4};
const typesOf = () =>
  plainRows(
    db,
    "SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = 't'",
  );

describe('a profile tells', () => {
  test('of numbers nulls, distinct values, ends and mean', () =>
    expect(plainRows(db, factsSql(small, 'n', 'number'))).toEqual([
      {rows: 4, nulls: 1, distinct: 3, least: '1', greatest: '4', mean: 7 / 3},
    ]));
  test('of each type what it can, whatever the column is called', () => {
    for (const {name, type} of typesOf()) {
      const kind = valueKind(String(type));
      expect(plainRows(db, factsSql(small, String(name), kind))).toMatchObject([{rows: 4}]);
      if (kind === 'number' || kind === 'time') plainRows(db, binsSql(small, String(name), kind));
      else plainRows(db, topSql(small, String(name)));
    }
  });
  test('of text what comes most often', () =>
    expect(plainRows(db, topSql(small, 'wo"rd'))).toEqual([
      {value: 'b', n: 2},
      {value: 'a', n: 1},
    ]));
  test('of numbers how they are spread, the greatest in the last bin', () =>
    expect(plainRows(db, binsSql(small, 'n', 'number'))).toEqual([
      {bin: 0, n: 1},
      {bin: 8, n: 1},
      {bin: binCount - 1, n: 1},
    ]));
  test('of one value one bin, and infinities none', () =>
    expect(plainRows(db, binsSql(small, 'wild', 'number'))).toEqual([{bin: 0, n: 1}]));
});

test('a long table is sampled, the same rows each time', () => {
  const long = {relation: 'long', rows: 1_000_000};
  const [facts] = plainRows(db, factsSql(long, 'n', 'number'));
  expect(facts).toEqual(plainRows(db, factsSql(long, 'n', 'number'))[0]);
  expect(Number(facts?.['rows'])).toBeGreaterThan(sampledFrom / 2);
  expect(Number(facts?.['rows'])).toBeLessThan(sampledFrom * 2);
});

test.each([
  ['DOUBLE', 'number'],
  ['DECIMAL(10,2)', 'number'],
  ['HUGEINT', 'number'],
  ['UTINYINT', 'number'],
  ['TIMESTAMP WITH TIME ZONE', 'time'],
  ['DATE', 'time'],
  ['VARCHAR', 'words'],
  ['BOOLEAN', 'words'],
  ['INTERVAL', 'words'],
  ["ENUM('a', 'b')", 'words'],
  ['VARCHAR[]', 'nested'],
  ['STRUCT("a" BIGINT)', 'nested'],
  ['MAP(VARCHAR, VARCHAR)', 'nested'],
])('%s is looked at as %s', (type, kind) => expect(valueKind(type)).toBe(kind));
