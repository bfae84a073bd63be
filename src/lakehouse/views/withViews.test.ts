import {beforeAll, describe, expect, test} from 'vitest';
import {createTable, openTestDatabase, plainRows} from '#/testing/duckdb';
import {sparkObjections} from '#/testing/sparkSql';
import type {View} from '../define';
import {derivedTables, findTable, views} from '../tables';
import {withViews} from './withViews';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  db = await openTestDatabase();
});

const view = (name: string, sql: string): View => ({name, doc: '', inputs: [], columns: {}, sql});
const odd = view('odd', '-- of ten\nselect 1 as n union all select 3');
const twice = view('twice', 'select 2 * n as n from odd');

test.each([
  ['without WITH', 'select cast(sum(n) as double) as x from odd', [odd], 4],
  [
    'with its own WITH',
    'with a as (select n + 1 as n from odd) select cast(sum(n) as double) as x from a',
    [odd],
    6,
  ],
  [
    'behind a comment',
    '-- with what\nWITH a as (select n from odd) select cast(sum(n) as double) as x from a',
    [odd],
    4,
  ],
  [
    'of a view that reads another',
    'select cast(sum(n) as double) as x from twice',
    [odd, twice],
    8,
  ],
])('a SELECT reads its views, %s', (_, sql, read, x) =>
  expect(plainRows(db, withViews(sql, read))).toEqual([{x}]),
);

describe.each(views)('$name', ({name, inputs, columns, sql}) => {
  beforeAll(() => {
    db.query('drop schema if exists lake cascade; create schema lake; use lake');
    for (const input of inputs) createTable(db, findTable(input)!);
  });

  test('yields its declared columns from its declared inputs', () => {
    const found = plainRows(db, `describe ${sql}`);
    expect(found.map((row) => [row['column_name'], row['column_type']])).toEqual(
      Object.entries(columns).map(([column, {type}]) => [column, type]),
    );
  });
  test.each(inputs)('needs its input %s', (input) => {
    db.query(`begin; drop table ${input}`);
    expect(() => plainRows(db, `describe ${sql}`)).toThrow(/does not exist/);
    db.query('rollback');
  });
  test('is taken by Spark SQL', () => expect(sparkObjections(sql)).toEqual([]));
  test('is read by a table, whose inputs its own are among, and has no name of a table', () => {
    const readers = derivedTables.filter((table) => table.views?.some((one) => one.name === name));
    expect(readers).not.toEqual([]);
    for (const table of readers) expect(table.inputs).toEqual(expect.arrayContaining([...inputs]));
    expect(findTable(name)).toBeUndefined();
  });
});
