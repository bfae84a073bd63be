import {beforeAll, describe, expect, test} from 'vitest';
import {createTable, openTestDatabase, plainRows} from '#/testing/duckdb';
import {derive} from '#/testing/lake';
import type {DerivedTable} from './define';
import type {Example, ExampleRow, ExampleValue} from './example';
import {derivedTables, findTable} from './tables';

/** Runs every `<table>.example.ts` with the table's expectations and AUTO CDC applied. */

let db: Awaited<ReturnType<typeof openTestDatabase>>;
const files = import.meta.glob<{examples: readonly Example[]}>('./*/*.example.ts', {eager: true});
const cases = Object.entries(files).flatMap(([file, {examples}]) => {
  const table = derivedTables.find(({name}) => file.endsWith(`/${name}.example.ts`));
  return examples.map((example) => ({file, name: table?.name ?? 'no table', table, ...example}));
});

beforeAll(async () => {
  db = await openTestDatabase();
});

function literal(value: ExampleValue | undefined): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return value === undefined ? 'null' : JSON.stringify(value);
}

function fill(input: string, rows: readonly ExampleRow[]): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0) return;
  const values = rows.map((row) => `(${columns.map((column) => literal(row[column])).join(', ')})`);
  db.query(`insert into ${input} (${columns.join(', ')}) values ${values.join(', ')}`);
}

function rowsOf({name, columns}: DerivedTable, shown: readonly string[]): readonly unknown[] {
  const readable = shown.map((column) => {
    const type = columns[column]?.type;
    if (type === 'TIMESTAMP') return `cast(${column} as varchar) as ${column}`;
    return type === 'DOUBLE' ? `round(${column}, 9) as ${column}` : column;
  });
  return plainRows(db, `select ${readable.join(', ')} from ${name}`);
}

const sorted = (rows: readonly unknown[]) =>
  rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

test.each(Object.keys(files))('%s stands beside its table', (file) => {
  expect(cases.filter((one) => one.file === file).map(({table}) => table)).not.toContain(undefined);
  expect(files[file]?.examples).not.toEqual([]);
});

describe.each(cases)('$name', ({table, shows, given, expect: expected}) => {
  test(shows, () => {
    if (!table) throw new RangeError('An example without a table');
    for (const input of Object.keys(given)) expect(table.inputs).toContain(input);
    db.query('drop schema if exists lake cascade; create schema lake; use lake');
    for (const input of table.inputs) {
      const definition = findTable(input);
      if (!definition) throw new RangeError(`No table ${input}`);
      createTable(db, definition);
      fill(input, given[input] ?? []);
    }
    derive(db, [table]);
    if (expected.length === 0) expect(plainRows(db, `select * from ${table.name}`)).toEqual([]);
    else {
      const shown = Object.keys(expected[0] ?? {});
      const inOrder = expected.map((row) =>
        Object.fromEntries(shown.map((column) => [column, row[column]])),
      );
      expect(sorted(rowsOf(table, shown))).toEqual(sorted(inOrder));
    }
  });
});
