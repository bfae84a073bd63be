import {beforeAll, describe, expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import type {Example} from './example';
import {exampleOutcome, shownColumns} from './exampleOutcome';
import {exampleSql} from './exampleSql';
import {derivedTables} from './tables';

/** Runs every `<table>.example.ts` as the app does, with the table's rules and AUTO CDC applied. */

let db: Awaited<ReturnType<typeof openTestDatabase>>;
const files = import.meta.glob<{examples: readonly Example[]}>('./*/*.example.ts', {eager: true});
const cases = Object.entries(files).flatMap(([file, {examples}]) => {
  const table = derivedTables.find(({name}) => file.endsWith(`/${name}.example.ts`));
  return examples.map((example) => ({file, name: table?.name ?? 'no table', table, ...example}));
});

beforeAll(async () => {
  db = await openTestDatabase();
});

test.each(Object.keys(files))('%s stands beside its table', (file) => {
  expect(cases.filter((one) => one.file === file).map(({table}) => table)).not.toContain(undefined);
  expect(files[file]?.examples).not.toEqual([]);
});

describe.each(cases)('$name', ({table, shows, given, expect: expected}) => {
  test(shows, () => {
    if (!table) throw new RangeError('An example without a table');
    for (const input of Object.keys(given)) expect(table.inputs).toContain(input);
    for (const row of expected) expect(Object.keys(row)).toEqual(Object.keys(expected[0] ?? {}));
    const shown = shownColumns(expected, table.key);
    const rows = plainRows(db, exampleSql(table, given, shown));
    expect(exampleOutcome(expected, rows, shown)).toEqual({missing: [], unexpected: []});
  });
});

test('a row that differs is told from both sides, and one too many too', () => {
  const [table] = derivedTables.filter(({name}) => name === 'silver_meetings');
  if (!table) throw new RangeError('No silver_meetings');
  const rows = plainRows(
    db,
    exampleSql(table, {bronze_meetings: [1, 2].map((meeting_key) => ({meeting_key, year: 2024}))}, [
      'meeting_key',
    ]),
  );
  const outcome = (...keys: readonly number[]) =>
    exampleOutcome(
      keys.map((meeting_key) => ({meeting_key})),
      rows,
      ['meeting_key'],
    );
  expect(outcome(2, 1)).toEqual({missing: [], unexpected: []});
  expect(outcome(1, 3)).toEqual({missing: [{meeting_key: 3}], unexpected: [{meeting_key: 2}]});
  expect(outcome(1, 2, 2).missing).toEqual([{meeting_key: 2}]);
});

test('what a table makes of rows is told for all 45 of them without a table of a lake', () => {
  for (const table of derivedTables)
    expect(plainRows(db, exampleSql(table, {}, Object.keys(table.columns)))).toEqual([]);
});
