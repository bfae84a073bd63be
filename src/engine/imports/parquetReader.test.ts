import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DuckDBInstance, type DuckDBConnection as NativeConnection} from '@duckdb/node-api';
import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {openTestDatabase} from '#/testing/duckdb';
import {openParquetReader} from './parquetReader';
import type {TableSource} from './tableSource';

const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
const signal = new AbortController().signal;
let lake: DuckDBConnection;
let native: NativeConnection;

beforeAll(async () => {
  lake = await openTestDatabase();
  const instance = await DuckDBInstance.create(':memory:');
  native = await instance.connect();
  await native.run("SET TimeZone = 'UTC'");
});
afterAll(() => {
  native.closeSync();
  rmSync(folder, {recursive: true});
});

/** What Parquet has, with NULLs, in two row groups. */
const everyType = `
  SELECT CASE WHEN i % 7 <> 0 THEN i END AS big, i::HUGEINT AS huge, (i % 100)::TINYINT AS ti,
    (i % 250)::UTINYINT AS ut, i::SMALLINT AS si, i::USMALLINT AS us, i::INTEGER AS it, i::UINTEGER AS ui,
    (18446744073709551615 - i)::UBIGINT AS ub, (i / 3.0)::DECIMAL(4, 1) AS dec4,
    (i / 3.0)::DECIMAL(18, 6) AS dec18, (i / 3.0)::DECIMAL(38, 10) AS dec38, (i / 3.0)::FLOAT AS fl, i / 3.0::DOUBLE AS db,
    i % 2 = 0 AS flag, TIMESTAMP '2024-09-22 12:03:21.395001' + to_microseconds(i) AS ts,
    'infinity'::TIMESTAMP AS ever, (TIMESTAMP '2024-09-22 12:03:21')::TIMESTAMP_S AS ts_s,
    (TIMESTAMP '2024-09-22 12:03:21.1')::TIMESTAMP_MS AS ts_ms, (TIMESTAMP '2024-09-22 12:03:21.1')::TIMESTAMP_NS AS ts_ns,
    TIMESTAMPTZ '2024-09-22 12:03:21.395001+02' AS zoned, DATE '2024-01-01' + (i % 99)::INT AS da,
    TIME '12:03:21.395001' AS ti_, TIMETZ '12:00:00+02' AS ttz,
    CASE WHEN i % 4 = 1 THEN '' WHEN i % 4 <> 0 THEN 'Pérez, "Checo" 🏁' || i END AS "a ""text""",
    '\\x00b'::BLOB AS bl, CASE WHEN i % 3 <> 0 THEN md5(i::VARCHAR)::UUID END AS uu, ['a', NULL, ''] AS li,
    [[1, 2], [], NULL] AS ll, [1, 2, 3]::INT[3] AS arr, {'a': i, 'b': 'x, y''z'} AS st,
    {'u': md5('x')::UUID, 'l': [md5(i::VARCHAR)::UUID]} AS nested, MAP {'k': i, 'l': NULL} AS mp,
    (CASE WHEN i % 2 = 0 THEN 'SOFT' ELSE 'HARD' END)::ENUM('SOFT', 'HARD') AS en, NULL AS never, '101'::BIT AS bits
  FROM range(3000) r(i)`;

async function written(sql: string, options = ''): Promise<string> {
  const path = join(folder, 'rows.parquet');
  await native.run(`COPY (${sql}) TO '${path}' (FORMAT parquet${options})`);
  return path;
}
const opened = (path: string): Promise<TableSource> =>
  openParquetReader(
    new File([readFileSync(path)], 'rows.parquet'),
    readFileSync(createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm')),
  );

/** The table as the lake has it after the import, and as native DuckDB reads the file: types, then rows as text. */
async function bothOf(path: string): Promise<readonly [unknown, unknown]> {
  const source = await opened(path);
  const [table] = source.tables;
  const columns = table?.columns.map(({name, type}) => `"${name.replaceAll('"', '""')}" ${type}`);
  lake.query(`CREATE OR REPLACE TABLE t (${columns?.join(', ')})`);
  for await (const stream of source.streams(0, {signal}))
    lake.insertArrowFromIPCStream(stream, {schema: 'main', name: 't', create: false});
  await source.close();
  const ask = (sql: string): unknown =>
    lake.query(sql).toArray().map((row) => Object.values(row.toJSON()).map(String));
  const askNative = async (sql: string): Promise<unknown> =>
    (await native.runAndReadAll(sql)).getRowsJson().map((row) => row.map(String));
  const describe = (from: string) =>
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`;
  const rows = (from: string) => `SELECT COLUMNS(*)::VARCHAR FROM ${from}`;
  const file = `'${path}'`;
  return [
    [ask(describe('t')), ask(rows('t'))],
    [await askNative(describe(file)), await askNative(rows(file))],
  ];
}

test.each(['', ', COMPRESSION zstd, ROW_GROUP_SIZE 2048', ', COMPRESSION gzip, PARQUET_VERSION v2'])(
  'every type comes as native DuckDB reads it, row by row (%s)',
  async (options) => {
    const [got, wanted] = await bothOf(await written(everyType, options));
    expect(got).toEqual(wanted);
  },
);

test('a table without rows keeps its columns', async () => {
  const [got, wanted] = await bothOf(await written(`${everyType} LIMIT 0`));
  expect(got).toEqual(wanted);
});

test('intervals, whose months would be lost, are refused by the name of their column', async () => {
  const source = await opened(await written("SELECT INTERVAL '1 month' AS span"));
  expect(source.tables[0]?.obstacle).toMatch(/"span" holds intervals/);
});

test('the first rows are read alone', async () => {
  const source = await opened(await written('SELECT range AS i FROM range(500000)'));
  let streams = 0;
  for await (const stream of source.streams(0, {signal, mostRows: 20})) {
    streams += 1;
    expect(stream.length).toBeLessThan(2000);
  }
  expect(streams).toBe(1);
});

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, -20)],
  ['damaged at its end', (bytes: Buffer) => bytes.fill(0xff, bytes.length - 200, bytes.length - 8)],
  ['of four letters', () => Buffer.from('PAR1')],
])('a file that is %s is refused', async (_, spoil) => {
  const whole = readFileSync(await written('SELECT range AS i FROM range(1000)'));
  const bytes = new Uint8Array(spoil(whole));
  const wasm = new Uint8Array();
  await expect(openParquetReader(new File([bytes], 'a.parquet'), wasm)).rejects.toMatchObject({
    code: 'import.refused',
  });
});
