import {beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {openTestDatabase} from '#/testing/duckdb';
import type {DerivedTable, Layer, TableDefinition} from './define';
import {bronzeTables, derivedTables, findTable, tables} from './tables';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
const rank: Readonly<Record<Layer, number>> = {bronze: 0, silver: 1, gold: 2};

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(() => {
  db.query('drop schema if exists lake cascade; create schema lake; use lake');
});

function createEmpty({name, columns}: TableDefinition): void {
  const list = Object.entries(columns).map(([column, {type}]) => `"${column}" ${type}`);
  db.query(`create table ${name} (${list.join(', ')})`);
}
const describeSql = (sql: string): readonly string[] =>
  db
    .query(`describe ${sql}`)
    .toArray()
    .map((row) => `${String(row.column_name)} ${String(row.column_type)}`);
const inputsOf = ({inputs}: DerivedTable) => inputs.map((input) => findTable(input)!);

describe.each(derivedTables)('$name', (table) => {
  beforeEach(() => inputsOf(table).forEach(createEmpty));

  test('needs no table but its declared inputs, and yields its declared columns', () => {
    expect(describeSql(table.sql)).toEqual(
      Object.entries(table.columns).map(([name, {type}]) => `${name} ${type}`),
    );
  });
  test.each(table.inputs)('needs its declared input %s', (input) => {
    db.query(`drop table ${input}`);
    expect(() => describeSql(table.sql)).toThrow(/does not exist/);
  });
  test('reads only from its own layer or the one below', () => {
    for (const input of inputsOf(table))
      expect(rank[table.layer] - rank[input.layer]).toBeOneOf(
        table.layer === 'gold' ? [0, 1] : [1],
      );
  });
  test('has expectations that are valid SQL over its rows', () => {
    for (const {holds} of table.expectations)
      db.query(`select count(*) filter (where not coalesce(${holds}, false)) from (${table.sql})`);
  });
});
