import {beforeAll, expect, test} from 'vitest';
import {openTestDatabase} from '#/testing/duckdb';
import {decodeArrow, type SqlRow} from './decodeArrow';

type Database = Awaited<ReturnType<typeof openTestDatabase>>;
let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});

/** DuckDB answers with an Arrow file; without its first 8 bytes it is the stream that the engine hands over. */
const decoded = (sql: string) =>
  decodeArrow(db.useUnsafe((bindings, connection) => bindings.runQuery(connection, sql)).slice(8));
const row = (sql: string): SqlRow | undefined => decoded(sql).rows[0];

test('64-bit integers are numbers while they are safe and text beyond', () =>
  expect(
    row('SELECT 9007199254740991::BIGINT AS safe, 9223372036854775807::BIGINT AS big'),
  ).toEqual({
    safe: 9007199254740991,
    big: '9223372036854775807',
  }));

test('timestamps and dates are epoch milliseconds', () =>
  expect(row("SELECT TIMESTAMP '2024-09-01 13:00:00.25' AS t, DATE '2024-09-01' AS d")).toEqual({
    t: Date.UTC(2024, 8, 1, 13, 0, 0, 250),
    d: Date.UTC(2024, 8, 1),
  }));

test('lists are arrays, with their NULLs', () =>
  expect(row("SELECT [1, NULL, 3]::BIGINT[] AS n, ['a', NULL] AS t, []::DOUBLE[] AS none")).toEqual(
    {
      n: [1, null, 3],
      t: ['a', null],
      none: [],
    },
  ));

test('structs are plain objects', () =>
  expect(row("SELECT {'a': 1::BIGINT, 'b': {'c': 'x'}} AS s")).toEqual({s: {a: 1, b: {c: 'x'}}}));

test('types of structs tell their fields', () =>
  expect(decoded(`SELECT [{'a "b"': DATE '2024-01-01', 'c': [1::BIGINT]}] AS s`).columns).toEqual([
    {name: 's', type: 'STRUCT("a ""b""" DATE, "c" BIGINT[])[]'},
  ]));

test('NULL of every type is null', () =>
  expect(
    row('SELECT NULL::BIGINT AS a, NULL::VARCHAR AS b, NULL::TIMESTAMP AS c, NULL::BIGINT[] AS d'),
  ).toEqual({a: null, b: null, c: null, d: null}));

test('no rows still tell their columns and types', () =>
  expect(
    decoded(
      "SELECT 1::BIGINT AS a, 0.5::DOUBLE AS b, 'x' AS c, now()::TIMESTAMP AS d, [1]::BIGINT[] AS e, true AS f WHERE false",
    ),
  ).toEqual({
    columns: [
      {name: 'a', type: 'BIGINT'},
      {name: 'b', type: 'DOUBLE'},
      {name: 'c', type: 'VARCHAR'},
      {name: 'd', type: 'TIMESTAMP'},
      {name: 'e', type: 'BIGINT[]'},
      {name: 'f', type: 'BOOLEAN'},
    ],
    rows: [],
  }));

test('of columns with the same name the first wins', () =>
  expect(row('SELECT 1::BIGINT AS a, 2::BIGINT AS a')).toMatchObject({a: 1}));

test('many batches are one list of rows', () => {
  const {rows} = decoded('SELECT i FROM range(5000) t(i)');
  expect(rows).toHaveLength(5000);
  expect(rows.at(-1)).toEqual({i: 4999});
});
