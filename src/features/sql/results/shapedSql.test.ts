import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {type ColumnFilter, type Operator, shapedSql} from './shapedSql';

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openTestDatabase();
});

const statement = `select i as "a ""b""", 'Lap ' || i as name, date '2024-01-01' + i::int as day,
  case when i <> 2 then i / 2 end as half
from range(5) t(i) -- laps`;
const types: Readonly<Record<string, string>> = {
  'a "b"': 'BIGINT',
  name: 'VARCHAR',
  day: 'DATE',
  half: 'DOUBLE',
};
const filter = (name: string, operator: Operator, value = ''): ColumnFilter => ({
  column: {name, type: types[name] ?? ''},
  operator,
  value,
});
const numbers = (sql: string) => plainRows(db, sql).map((row) => row['a "b"']);

test.each([
  [filter('a "b"', '>=', '3'), [3, 4]],
  [filter('a "b"', '<>', ' 3 '), [0, 1, 2, 4]],
  [filter('name', 'contains', 'LAP 1'), [1]],
  [filter('name', '=', "it's"), []],
  [filter('day', '<', '2024-01-03'), [0, 1]],
  [filter('half', 'is null'), [2]],
  [filter('half', 'is not null'), [0, 1, 3, 4]],
  [filter('half', '=', '1.5'), [3]],
])('a filter keeps the rows it says', (one, kept) =>
  expect(numbers(shapedSql(statement, {filters: [one], sort: null}))).toEqual(kept),
);

test('filters hold together, and NULL comes last in either order', () => {
  const filters = [filter('a "b"', '>', '0'), filter('name', 'contains', 'lap')];
  const sort = {column: {name: 'half', type: 'DOUBLE'}, descending: true};
  expect(numbers(shapedSql(`${statement};`, {filters, sort}))).toEqual([4, 3, 1, 2]);
});

test('the SQL reads as it would be written', () =>
  expect(
    shapedSql('from gold_laps', {
      filters: [filter('name', '=', 'x')],
      sort: {column: {name: 'day', type: 'DATE'}, descending: false},
    }),
  ).toBe(`SELECT * FROM (
from gold_laps
)
WHERE "name" = 'x'
ORDER BY "day" NULLS LAST`));
