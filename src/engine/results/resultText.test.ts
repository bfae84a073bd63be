import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {DuckDBInstance} from '@duckdb/node-api';
import {beforeAll, expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {rowStretch} from '#/features/sql/results/resultRows';
import {describeResult} from './describeResult';

/** What the grid shows, held against what native DuckDB writes. */

let db: DuckDBConnection;
type Native = Awaited<ReturnType<DuckDBInstance['connect']>>;
let native: Native;
beforeAll(async () => {
  db = await openTestDatabase();
  native = await (await DuckDBInstance.create(':memory:')).connect();
  await native.run("set TimeZone = 'UTC'");
});

async function shown(sql: string) {
  const session = {rows: async (text: string) => plainRows(db, text)} as unknown as Parameters<
    typeof describeResult
  >[0];
  const described = await describeResult(session, sql, 'query');
  if (!described) throw new Error('not described');
  const arrow = db.useUnsafe((bindings, id) => bindings.runQuery(id, described.sql)).slice(8);
  const {text, endRow} = rowStretch({arrow: new Uint8Array(arrow), firstRow: 0}, described.columns);
  return {
    columns: described.columns,
    rows: Array.from({length: endRow}, (_, row) =>
      described.columns.map((_c, at) => text(row, at)),
    ),
  };
}
async function nativeTexts(sql: string, columns: number) {
  const names = Array.from({length: columns}, (_, at) => `c${at}`);
  const casts = names.map((name) => `cast(${name} as varchar)`);
  const reader = await native.runAndReadAll(
    `select ${casts.join(', ')} from (${sql}) as r(${names.join(', ')})`,
  );
  return reader.getRows();
}
async function nativeNames(sql: string) {
  return (await native.runAndReadAll(`describe ${sql}`)).getRows().map(([name]) => String(name));
}

test('every type of DuckDB reads as native DuckDB writes it', async () => {
  const names = plainRows(db, 'describe select * from test_all_types()').map((row) =>
    String(row['column_name']),
  );
  const both = new Set(await nativeNames('select * from test_all_types()'));
  // The calendar that native DuckDB has for zones rounds the last of all timestamps to milliseconds.
  const common = names.filter((name) => both.has(name) && name !== 'timestamp_tz');
  expect(common.length).toBeGreaterThan(50);
  const sql = `select ${common.map((name) => `"${name}"`).join(', ')} from test_all_types()`;
  const {columns, rows} = await shown(sql);
  const wanted = await nativeTexts(sql, columns.length);
  const asRecord = (row: readonly unknown[] | undefined) =>
    Object.fromEntries(columns.map(({name}, at) => [name, row?.[at]]));
  for (const [at, row] of rows.entries()) expect(asRecord(row)).toEqual(asRecord(wanted[at]));
  expect(rows).toHaveLength(wanted.length);
});

test.each([
  [
    'doubles',
    "unnest([0, -0.0::double, 1, 0.1, 1/3, 1e15, 123456789012345680, 1e16, 1.5e16, 1e-4, 1e-5, 1.234e-7, 1e21, 1e300, 5e-324, 'nan', 'inf', '-inf', 100, 12345.678]::double[])",
  ],
  [
    'floats',
    "unnest([0, 1, 0.1, 1/3, 1e7, 16777216, 1e15, 1e16, 3.4e38, 1e-4, 1e-5, 1.1754944e-38, 'nan', 'inf', 0.3, 100]::float[])",
  ],
  ['decimals', 'unnest([0, 0.01, -0.01, 1.10, -12.34, 99999.99]::decimal(7,2)[])'],
  ['decimals without whole digits', 'unnest([0, 0.5, -0.25, 0.01]::decimal(2,2)[])'],
  [
    'decimals of 38 digits',
    "unnest(['99999999999999999999999999999999999999', '-1']::decimal(38,0)[])",
  ],
  [
    'integers over 2^53',
    "unnest(['9223372036854775807', '-9223372036854775808', '9007199254740993']::bigint[])",
  ],
  [
    'dates',
    "unnest(['2024-02-29', '0001-01-01', '1969-12-31', '0044-03-15 (BC)', '12345-01-01', 'infinity', '-infinity']::date[])",
  ],
  ['times', "unnest(['00:00:00', '23:59:59.999999', '24:00:00', '10:00:00.5']::time[])"],
  [
    'timestamps',
    "unnest(['2024-09-01 13:00:00.25', '1969-12-31 23:59:59.999999', '0044-03-15 (BC) 10:00:00', 'infinity', '-infinity']::timestamp[])",
  ],
  [
    'timestamps of nanoseconds',
    "unnest(['2024-09-01 13:00:00.123456789', '2024-09-01 13:00:00.1']::timestamp_ns[])",
  ],
  [
    'timestamps of milliseconds',
    "unnest(['2024-09-01 13:00:00.12', '1960-09-01 13:00:00']::timestamp_ms[])",
  ],
  [
    'timestamps of seconds',
    "unnest(['2024-09-01 13:00:00', '1960-09-01 13:00:00']::timestamp_s[])",
  ],
  [
    'timestamps with a zone',
    "unnest(['2024-09-01 13:00:00+02', '1960-09-01 13:00:00.5+00']::timestamptz[])",
  ],
  ['intervals', "unnest([interval '1 year 2 days 03:04:05.6', interval '-1 month'])"],
  ['blobs', "unnest(['\\x00\\xFFabc', '']::blob[])"],
  ['bits', "unnest(['0101', '1']::bit[])"],
  ['maps', "unnest([map {'a': 1, 'b': NULL}, map {}])"],
  ['structs', "unnest([{'a': 1.5, 'b': [DATE '2024-01-01', NULL]}])"],
  ['text', "unnest(['', 'ü 🏎', NULL, 'a\tb\nc'])"],
  ['NULL without a type', 'NULL'],
])('%s read as native DuckDB writes them', async (_, values) => {
  const sql = `select ${values} as v`;
  const {rows} = await shown(sql);
  expect(rows).toEqual(await nativeTexts(sql, 1));
});

test('columns of the same name are all there', async () => {
  const {columns, rows} = await shown('select 1 as a, [2] as a');
  expect(columns.map(({name}) => name)).toEqual(['a', 'a']);
  expect(rows).toEqual([['1', '[2]']]);
});
