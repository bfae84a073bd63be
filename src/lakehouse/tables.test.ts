import {beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {endpoints} from '#/domain/endpoints';
import {createTable, openTestDatabase} from '#/testing/duckdb';
import type {DerivedTable, Layer} from './define';
import {isRowRule, rowHolds} from './expectations';
import {bronzeTables, derivedTables, findTable, tableForEndpoint, tables} from './tables';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
const rank: Readonly<Record<Layer, number>> = {bronze: 0, silver: 1, gold: 2};

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(() => {
  db.query('drop schema if exists lake cascade; create schema lake; use lake');
});

const describeSql = (sql: string): readonly string[] =>
  db
    .query(`describe ${sql}`)
    .toArray()
    .map((row) => `${String(row.column_name)} ${String(row.column_type)}`);
const inputsOf = ({inputs}: DerivedTable) => inputs.map((input) => findTable(input)!);
const predicatesOf = ({expectations}: DerivedTable) =>
  expectations.flatMap((rule) => (rule.kind === 'row' ? [rule.holds] : []));
const codeOf = (sql: string) => sql.replaceAll(/--.*$/gm, '').replaceAll(/'[^']*'/g, "''");

describe.each(derivedTables)('$name', (table) => {
  beforeEach(() => inputsOf(table).forEach((input) => createTable(db, input)));

  test('needs no table but its declared inputs, and yields its declared columns', () => {
    expect(describeSql(table.sql)).toEqual(
      Object.entries(table.columns).map(([name, {type}]) => `${name} ${type}`),
    );
  });
  test.each(table.inputs)('needs its declared input %s', (input) => {
    db.query(`drop table ${input}`);
    expect(() => describeSql(table.sql)).toThrow(/does not exist/);
  });
  test('has expectations that are valid SQL over its rows', () => {
    for (const rule of table.expectations.filter(isRowRule)) {
      if (rule.kind === 'foreign-key' && !table.inputs.includes(rule.references))
        createTable(db, findTable(rule.references)!);
      db.query(`select ${rowHolds(rule)} as holds from (${table.sql}) as t`);
    }
  });
});

describe.each(derivedTables)('$name as a definition', (table) => {
  test('comes after its inputs, which are of its own layer or the one below', () => {
    const names = tables.map(({name}) => name);
    for (const input of inputsOf(table)) {
      expect(names.indexOf(input.name)).toBeLessThan(names.indexOf(table.name));
      expect(rank[table.layer] - rank[input.layer]).toBeOneOf([0, 1]);
    }
  });
  test('has rules about columns it has, and refers to tables that are run before', () => {
    const names = tables.map(({name}) => name);
    for (const rule of table.expectations) {
      if (rule.kind === 'freshness') expect(Object.keys(table.columns)).toContain(rule.column);
      if (rule.kind !== 'unique' && rule.kind !== 'foreign-key') continue;
      for (const column of rule.columns) expect(Object.keys(table.columns)).toContain(column);
      if (rule.kind === 'unique') continue;
      const there = Object.keys(findTable(rule.references)?.columns ?? {});
      for (const column of rule.referenced ?? rule.columns) expect(there).toContain(column);
      expect(names.indexOf(rule.references)).toBeLessThan(names.indexOf(table.name));
    }
  });
  test('has its key, sequence and refresh unit among its columns', () => {
    const unit = table.refreshUnit === 'table' ? [] : [table.refreshUnit];
    for (const column of [...table.key, ...table.sequenceBy, ...unit])
      expect(Object.keys(table.columns)).toContain(column);
  });
  test('finds its refresh unit in every input, but for the calendar', () => {
    const calendar = new Set(['silver_meetings', 'silver_sessions']);
    if (table.refreshUnit === 'table') return;
    for (const {name, columns} of inputsOf(table))
      if (!calendar.has(name)) expect(Object.keys(columns)).toContain(table.refreshUnit);
  });
  test('reads the column named interval only where Spark SQL can', () => {
    for (const sql of [table.sql, ...predicatesOf(table)])
      expect(codeOf(sql)).not.toMatch(/(?<![.\w])interval\b(?! '' second)/);
  });
  test('says where nulls go when it orders by a column that can be null', () => {
    for (const [, order = ''] of codeOf(table.sql).matchAll(/order by([^)]*)/g))
      expect(order).not.toMatch(/\b(position|number_of_laps( desc)?|team_name|date\w*)\s*(,|$)/);
  });
});

describe.each(tables)('$name in words', ({doc, columns, expectations}) => {
  test('has a doc that ends like a sentence, in one line', () =>
    expect(doc).toMatch(/^[^\n]{20,}\.$/));
  test('has columns with a doc each, and a unit that suits the type', () => {
    for (const [name, column] of Object.entries(columns)) {
      expect(column.doc.length, name).toBeGreaterThan(2);
      const measured = /^(BIGINT|DOUBLE)/.test(column.type);
      expect(['text', 'flag', 'UTC'].includes(column.unit), name).toBe(!measured);
    }
  });
  test('has expectations with a name of its own each, and a doc', () => {
    const names = expectations.map(({name}) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const {name, doc} of expectations) {
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(doc.length).toBeGreaterThan(10);
    }
  });
});

test('every endpoint has a bronze and a silver table, and silver is told apart by the key of the endpoint', () => {
  for (const {name, key} of endpoints) {
    expect(tableForEndpoint(name).name).toBe(`bronze_${name}`);
    const silver = derivedTables.find((table) => table.name === `silver_${name}`);
    expect(silver?.key).toEqual(key);
  }
  expect(bronzeTables.length).toBe(endpoints.length);
});
test('no two tables share a name', () =>
  expect(new Set(tables.map(({name}) => name)).size).toBe(tables.length));
