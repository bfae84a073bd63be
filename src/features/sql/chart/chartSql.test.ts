import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {type ChartSpec, firstSpec} from './chartSpec';
import {chartSql, mostBars, mostPoints} from './chartSql';

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openTestDatabase();
});

const sql = `select 'driver ' || i % 3 as who, timestamp '2024-01-01' + to_hours((i // 10)::int) as at,
  i::decimal(10, 2) as lap, i % 2 = 0 as even from range(30000) t(i) -- all`;
const columns = [
  {name: 'who', type: 'VARCHAR'},
  {name: 'at', type: 'TIMESTAMP'},
  {name: 'lap', type: 'DECIMAL(10,2)'},
  {name: 'even', type: 'BOOLEAN'},
];
const spec: ChartSpec = {mark: 'bar', x: 0, y: 2, colour: null, aggregate: 'max'};
const rowsOf = (changed: Partial<ChartSpec>) =>
  plainRows(db, chartSql(sql, columns, {...spec, ...changed}));

test('bars are aggregates of all rows', () =>
  expect(rowsOf({})).toEqual([
    {x: 'driver 0', y: 29_997},
    {x: 'driver 1', y: 29_998},
    {x: 'driver 2', y: 29_999},
  ]));
test('a colour parts them', () =>
  expect(rowsOf({colour: 3, aggregate: 'count', y: null})).toHaveLength(6));
test('times are epoch milliseconds, in their order', () => {
  const [first, second] = rowsOf({mark: 'line', x: 1, aggregate: 'average'});
  expect(first).toEqual({x: Date.UTC(2024, 0, 1), y: 4.5});
  expect(second).toEqual({x: Date.UTC(2024, 0, 1, 1), y: 14.5});
});
test('a histogram counts each row once', () => {
  const bins = rowsOf({mark: 'histogram', x: 2});
  expect(bins).toHaveLength(40);
  expect(bins.reduce((sum, {y}) => sum + Number(y), 0)).toBe(30_000);
  expect(bins[0]).toMatchObject({x: 0, y: 750});
});
test('more is never answered than is drawn, and one row to tell that there is more', () => {
  expect(rowsOf({mark: 'dot', x: 2, aggregate: 'each row'})).toHaveLength(mostPoints + 1);
  expect(rowsOf({x: 2})).toHaveLength(mostBars + 1);
});
test('a first chart fits the columns', () => {
  expect(firstSpec(columns)).toMatchObject({mark: 'line', x: 1, y: 2});
  expect(firstSpec(columns.slice(0, 1))).toMatchObject({mark: 'bar', x: 0, aggregate: 'count'});
  const keyed = [{name: 'session_key', type: 'BIGINT'}, ...columns];
  expect(firstSpec(keyed)).toMatchObject({mark: 'line', x: 2, y: 3});
  expect(firstSpec(columns.slice(2, 3))).toMatchObject({mark: 'histogram', x: 0});
});
