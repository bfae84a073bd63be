import {beforeAll, expect, test} from 'vitest';
import type {DerivedTable} from '#/lakehouse/define';
import type {Example, ExampleRow} from '#/lakehouse/example';
import {exampleOutcome} from '#/lakehouse/exampleOutcome';
import {exampleSql} from '#/lakehouse/exampleSql';
import {derivedTables} from '#/lakehouse/tables';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {createLake, deliver, derive} from '#/testing/lake';
import {exampleText} from './exampleText';
import {
  driversSql,
  inputSampleSql,
  inputsOf,
  sampleUnit,
  toldColumns,
  unitsSql,
  withoutNulls,
} from './sampleSql';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
const tableOf = (name: string): DerivedTable => derivedTables.find((table) => table.name === name)!;

beforeAll(async () => {
  db = await openTestDatabase();
  createLake(db);
  const meeting = {meeting_key: 7, meeting_name: "Grand Prix d'Essai", year: 2024};
  deliver(db, 'meetings', [meeting]);
  const session = {session_key: 71, meeting_key: 7, year: 2024, session_type: 'Race'};
  deliver(db, 'sessions', [{...session, session_name: 'Race', location: 'Here'}]);
  const laps = [1, 4, 16].flatMap((driver_number) =>
    [1, 2, 3].map((lap_number) => ({
      session_key: 71,
      meeting_key: 7,
      driver_number,
      lap_number,
      date_start: `2024-03-02T15:0${lap_number}:00+00:00`,
      lap_duration: 90 + lap_number / 10,
      is_pit_out_lap: false,
      segments_sector_1: [2048, null],
    })),
  );
  deliver(db, 'laps', laps);
  derive(db);
});

test('units are told with their names, and sampled by meeting where a table is one unit', () => {
  expect(plainRows(db, unitsSql(tableOf('silver_laps')))).toEqual([
    {key: 71, name: "2024 Grand Prix d'Essai, Race"},
  ]);
  expect(sampleUnit(tableOf('gold_driver_season'))).toBe('meeting_key');
  expect(plainRows(db, unitsSql(tableOf('gold_driver_season')))).toEqual([
    {key: 7, name: "2024 Grand Prix d'Essai"},
  ]);
});

test('every table can be sampled by SQL that its lake understands', () => {
  for (const table of derivedTables) {
    plainRows(db, unitsSql(table));
    plainRows(db, driversSql(table, 7) ?? 'select 1');
    for (const input of inputsOf(table)) {
      const sample = {unit: sampleUnit(table), key: 7, drivers: [1], limit: 5};
      plainRows(db, inputSampleSql(table, input, sample));
    }
  }
});

test('a sample is the rows of two drivers at most, in the columns that the table reads', () => {
  const table = tableOf('silver_laps');
  const [input] = inputsOf(table);
  const drivers = plainRows(db, driversSql(table, 71)!).map((row) => Number(row['driver_number']));
  expect(drivers).toEqual([1, 4]);
  const sample = {unit: 'session_key', key: 71, drivers, limit: 4} as const;
  const rows = plainRows(db, inputSampleSql(table, input!, sample));
  expect(rows.map(({driver_number, lap_number}) => [driver_number, lap_number])).toEqual([
    [1, 1],
    [4, 1],
    [1, 2],
    [4, 2],
  ]);
  expect(rows[0]).not.toHaveProperty('_rescued_data');
  expect(rows[0]).toMatchObject({
    date_start: '2024-03-02 15:01:00',
    segments_sector_1: [2048, null],
  });
});

test('the text of an example is one that the tests could run, and passes', async () => {
  const table = tableOf('gold_driver_performance');
  const given = Object.fromEntries(
    inputsOf(table).map((input) => {
      const sample = {unit: 'session_key', key: 71, drivers: [1], limit: 5} as const;
      const rows = plainRows(db, inputSampleSql(table, input, sample)) as readonly ExampleRow[];
      return [input.name, withoutNulls(rows)];
    }),
  );
  const rows = plainRows(db, exampleSql(table, given, toldColumns(table)));
  const expected = withoutNulls(rows as readonly ExampleRow[], table.key);
  expect(expected).toMatchObject([{session_key: 71, driver_number: 1}]);
  const read = await readBack(
    exampleText({shows: 'a driver’s "best" lap', given, expect: expected}),
  );
  expect(read).toEqual([{shows: 'a driver’s "best" lap', given, expect: expected}]);
  const shown = Object.keys(expected[0]!);
  const again = plainRows(db, exampleSql(table, read[0]!.given, shown));
  expect(exampleOutcome(read[0]!.expect, again, shown)).toEqual({missing: [], unexpected: []});
});

test('texts with quotation marks, backslashes and line breaks come back as they were', async () => {
  const given = {bronze_laps: [{a: "it's", b: '"x"', c: 'back\\slash', d: 'two\nlines', e: null}]};
  const long = {name: 'x'.repeat(90), other: [1, null], 'odd name': true};
  const example: Example = {shows: 'texts', given, expect: [long]};
  expect(await readBack(exampleText(example))).toEqual([example]);
});

/** What the file's list holds, read as a module. */
async function readBack(text: string): Promise<readonly Example[]> {
  const list = text.slice(text.indexOf('= [') + 2);
  const source = `data:text/javascript,${encodeURIComponent(`export const list = ${list}`)}`;
  const {list: read} = (await import(/* @vite-ignore */ source)) as {list: readonly Example[]};
  return read;
}
