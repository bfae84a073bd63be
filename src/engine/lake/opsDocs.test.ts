import {beforeAll, expect, test} from 'vitest';
import {opsDocs} from '#/lakehouse/ops/opsDocs';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {opsTables} from './opsTables';

let tables: readonly {readonly name: unknown; readonly columns: unknown}[];
beforeAll(async () => {
  const db = await openTestDatabase();
  db.query(opsTables);
  tables = plainRows(
    db,
    `SELECT table_name AS name, list(column_name ORDER BY column_index) AS columns
FROM duckdb_columns() WHERE schema_name = 'ops' GROUP BY table_name ORDER BY table_name`,
  ).map(({name, columns}) => ({name, columns: Object.values(Object(columns))}));
});

test('every table of ops is described with the very columns it has', () => {
  const names = new Set(tables.map(({name}) => name));
  const described = Object.entries(opsDocs)
    .filter(([name]) => names.has(name))
    .map(([name, {columns}]) => ({name, columns: Object.keys(columns).toSorted()}))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const stored = tables.map(({name, columns}) => ({
    name,
    columns: (columns as string[]).toSorted(),
  }));
  expect(described).toEqual(stored);
});
