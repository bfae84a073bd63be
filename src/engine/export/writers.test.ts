import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DuckDBInstance, type DuckDBConnection as NativeConnection} from '@duckdb/node-api';
import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {defaultFileOptions} from '#/contracts/export';
import {openTestDatabase} from '#/testing/duckdb';
import {queryPieces} from '#/testing/queryPieces';
import {type WrittenFile, writtenFile} from '#/testing/writtenFile';
import {exportSelect} from './exportSelect';
import {loadParquet} from './loadParquet';
import {writeArrow as arrow} from './writeArrow';
import type {IpcPieces} from './ipcPieces';
import {writeCsv as csv} from './writeCsv';
import {writeJson as json, writeJsonLines as jsonLines} from './writeJson';
import {type ParquetOptions, writeParquet as parquet} from './writeParquet';

let lake: DuckDBConnection;
let native: NativeConnection;
const folder = mkdtempSync(join(tmpdir(), 'export-'));

/** Every type a table of ours may have, with NULLs in each, and enough rows for three row groups. */
const laps = `
  SELECT i AS lap_key,
    CASE WHEN i % 7 <> 0 THEN 9223372036854775807 - i END AS big,
    CASE WHEN i % 5 <> 0 THEN i / 3.0::DOUBLE END AS gap_s,
    CASE WHEN i % 3 <> 0 THEN i % 2 = 0 END AS is_pit_out_lap,
    CASE WHEN i % 11 <> 0 THEN TIMESTAMP '2024-09-22 12:03:21.395001' + to_microseconds(i * 270001) END AS date_start,
    CASE WHEN i % 4 = 1 THEN '' WHEN i % 4 <> 0 THEN 'Pérez, "Checo"' || chr(10) || '🏁' || i END AS name,
    CASE WHEN i % 6 <> 0 THEN [2048, NULL, i::BIGINT] END AS segments,
    CASE WHEN i % 6 <> 1 THEN [0.1::DOUBLE, NULL] END AS speeds,
    CASE WHEN i % 6 <> 2 THEN ['a,b', NULL, '"', ''] ELSE [] END AS notes,
    NULL::BIGINT AS never
  FROM range(ROWS) r(i)`;
const rowsOf = (rows: number) => laps.replace('ROWS', String(rows));
const columns =
  "{lap_key:'BIGINT',big:'BIGINT',gap_s:'DOUBLE',is_pit_out_lap:'BOOLEAN',date_start:'TIMESTAMP',name:'VARCHAR',segments:'BIGINT[]',speeds:'DOUBLE[]',notes:'VARCHAR[]',never:'BIGINT'}";

async function nativeRows(sql: string) {
  return (await native.runAndReadAll(sql)).getRowsJson();
}

async function saved({blob}: WrittenFile, name: string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, new Uint8Array(await blob.arrayBuffer()));
  return path;
}

const pieces = (sql: string) => queryPieces(lake, sql);
const writeParquet = (from: IpcPieces, options: Partial<ParquetOptions> = {}) =>
  writtenFile(parquet(from, {...defaultFileOptions, metadata: {}, ...options}));
const writeCsv = (from: IpcPieces, isFormulaSafe = true) => writtenFile(csv(from, {isFormulaSafe}));
const writeJson = (from: IpcPieces) => writtenFile(json(from));
const writeJsonLines = (from: IpcPieces) => writtenFile(jsonLines(from));
const writeArrow = (from: IpcPieces) => writtenFile(arrow(from));
const describeSql = (sql: string) =>
  nativeRows(`SELECT column_name, column_type FROM (DESCRIBE ${sql})`);

beforeAll(async () => {
  lake = await openTestDatabase();
  native = await (await DuckDBInstance.create()).connect();
  const wasm = createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm');
  await loadParquet(readFileSync(wasm));
});
afterAll(() => {
  lake.close();
  native.closeSync();
  rmSync(folder, {recursive: true});
});

describe('Parquet', () => {
  test('comes back to DuckDB with every type, NULL and row as it was, in order', async () => {
    const file = await writeParquet(pieces(rowsOf(3000)));
    const path = await saved(file, 'laps.parquet');
    expect(file.rows).toBe(3000);
    expect(await describeSql(`FROM '${path}'`)).toEqual(await describeSql(rowsOf(3000)));
    expect(await nativeRows(`FROM '${path}'`)).toEqual(await nativeRows(rowsOf(3000)));
  });

  test('has row groups of bounded size with statistics, compressed', async () => {
    const sql = `SELECT i AS lap_key, CASE WHEN i % 3 <> 0 THEN 'lap ' || i END AS name FROM range(150_000) r(i)`;
    const path = await saved(await writeParquet(pieces(sql)), 'groups.parquet');
    const groups = await nativeRows(
      `SELECT row_group_num_rows, compression, stats_min_value, stats_max_value FROM parquet_metadata('${path}')
       WHERE path_in_schema = 'lap_key' ORDER BY row_group_id`,
    );
    expect(groups).toEqual([
      ['122880', 'ZSTD', '0', '122879'],
      ['27120', 'ZSTD', '122880', '149999'],
    ]);
    const differing = `SELECT count(*) FROM (FROM '${path}' EXCEPT ALL ${sql})`;
    expect(await nativeRows(differing)).toEqual([['0']]);
  });

  test('of an empty table has its columns', async () => {
    const file = await writeParquet(pieces(rowsOf(0)));
    const path = await saved(file, 'empty.parquet');
    expect(file.rows).toBe(0);
    expect(await describeSql(`FROM '${path}'`)).toEqual(await describeSql(rowsOf(0)));
  });

  test('carries the metadata it was given', async () => {
    const written = await writeParquet(pieces('SELECT 1 AS x'), {metadata: {table: 'gold_pace'}});
    const path = await saved(written, 'metadata.parquet');
    const sql = `SELECT decode(value) FROM parquet_kv_metadata('${path}') WHERE decode(key) = 'table'`;
    expect(await nativeRows(sql)).toEqual([['gold_pace']]);
  });

  test('of a result in one piece is the same file', async () => {
    const parts: Uint8Array[] = [];
    for await (const piece of pieces(rowsOf(5000))) parts.push(piece);
    async function* whole() {
      yield new Uint8Array(
        Buffer.concat([...parts, Buffer.from([255, 255, 255, 255, 0, 0, 0, 0])]),
      );
    }
    const [one, many] = [await writeParquet(whole()), await writeParquet(pieces(rowsOf(5000)))];
    const bytes = async ({blob}: WrittenFile) => Buffer.from(await blob.arrayBuffer());
    expect((await bytes(one)).equals(await bytes(many))).toBe(true);
  });
});

describe('CSV', () => {
  test('comes back to DuckDB with every row as it was', async () => {
    const file = await writeCsv(pieces(rowsOf(3000)));
    const path = await saved(file, 'laps.csv');
    const read = `FROM read_csv('${path}', header = true, allow_quoted_nulls = false, columns = ${columns
      .replaceAll('[]', '')
      .replace("segments:'BIGINT'", "segments:'VARCHAR'")
      .replace("speeds:'DOUBLE'", "speeds:'VARCHAR'")})`;
    expect(file.rows).toBe(3000);
    expect(
      await nativeRows(
        `SELECT * REPLACE (segments::JSON::BIGINT[] AS segments, speeds::JSON::DOUBLE[] AS speeds, notes::JSON::VARCHAR[] AS notes) ${read}`,
      ),
    ).toEqual(await nativeRows(rowsOf(3000)));
  });

  const textOf = async (sql: string) => (await writeCsv(pieces(sql))).blob.text();

  test('quotes as RFC 4180 says, leaves NULL empty and tells it from an empty text', async () => {
    const sql = `SELECT * FROM (VALUES (1, 'a "b", c', NULL), (2, '', ['x', NULL])) v(n, "the text", l)`;
    expect(await textOf(sql)).toBe('n,the text,l\r\n1,"a ""b"", c",\r\n2,"","[""x"",null]"\r\n');
  });

  test('tells times as ISO 8601 in UTC to the microsecond', async () => {
    const sql = `SELECT TIMESTAMP '2024-09-22 12:03:21.395' a, TIMESTAMP '1969-12-31 23:59:59.000001' b, TIMESTAMP 'infinity' c, DATE '2024-02-29' d, TIME '01:02:03.5' e,
      DATE 'infinity' f, [DATE '-infinity'] g, DATE '5881580-07-10' beyond_all_calendars`;
    expect((await textOf(sql)).split('\r\n')[1]).toBe(
      '2024-09-22T12:03:21.395000Z,1969-12-31T23:59:59.000001Z,infinity,2024-02-29,01:02:03.500000,infinity,"[""-infinity""]",2147483646',
    );
  });

  test('gives a spreadsheet no formula to run, but keeps negative numbers', async () => {
    const sql = `SELECT '=1+1' a, '+1' b, '-1' c, '@x' d, chr(9) || 'x' e, -1 f, 'a=b' g`;
    expect((await textOf(sql)).split('\r\n')[1]).toBe("'=1+1,'+1,'-1,'@x,'\tx,-1,a=b");
  });

  test('leaves formulas as they are for programs that read CSV', async () => {
    const sql = "SELECT '=1+1' AS text, -1 AS n";
    expect(await (await writeCsv(pieces(sql), false)).blob.text()).toBe('text,n\r\n=1+1,-1\r\n');
  });

  test('of an empty table is its header', async () =>
    expect(await textOf('SELECT 1 AS a, 2 AS b WHERE false')).toBe('a,b\r\n'));
});

describe('JSON', () => {
  test('comes back to DuckDB with every row as it was', async () => {
    const path = await saved(await writeJson(pieces(rowsOf(3000))), 'laps.json');
    const read = `FROM read_json('${path}', format = 'array', columns = ${columns})`;
    expect(await nativeRows(read)).toEqual(await nativeRows(rowsOf(3000)));
  });

  const firstOf = async (sql: string): Promise<unknown> => {
    const rows: unknown = JSON.parse(await (await writeJson(pieces(sql))).blob.text());
    return Array.isArray(rows) ? rows[0] : rows;
  };

  test('has numbers where a double is exact and strings where it is not', async () => {
    const sql = `SELECT 9007199254740991 a, 9007199254740993 b, -9007199254740993 c, 0.1::DOUBLE d,
      'nan'::DOUBLE e, '-inf'::DOUBLE f, -12.50::DECIMAL(10,2) g, 1234567890123456.25::DECIMAL(20,2) h, -0.05::DECIMAL(4,2) i`;
    expect(await firstOf(sql)).toEqual({
      a: 9007199254740991,
      b: '9007199254740993',
      c: '-9007199254740993',
      d: 0.1,
      e: 'NaN',
      f: '-Infinity',
      g: -12.5,
      h: '1234567890123456.25',
      i: -0.05,
    });
  });

  test('keeps structure: lists of lists, structs, maps, NULL inside', async () => {
    const sql = `SELECT [[1, NULL], NULL, []] a, {'x': 1, 'y': [NULL, 'z']} b, MAP {'k': 1} c, true d, NULL e`;
    expect(await firstOf(sql)).toEqual({
      a: [[1, null], null, []],
      b: {x: 1, y: [null, 'z']},
      c: [{key: 'k', value: 1}],
      d: true,
      e: null,
    });
  });

  test('tells dates inside lists and structs', async () => {
    const sql = `SELECT [DATE '2024-02-29', NULL] a, {'d': DATE '1969-12-31', 't': [TIMESTAMP '2024-09-22 12:03:21.395']} b`;
    expect(await firstOf(sql)).toEqual({
      a: ['2024-02-29', null],
      b: {d: '1969-12-31', t: ['2024-09-22T12:03:21.395000Z']},
    });
  });

  test('of an empty table is an empty array', async () =>
    expect(await firstOf('SELECT 1 AS a WHERE false')).toBeUndefined());
});

describe('JSON lines', () => {
  test('come back to DuckDB with every row as it was', async () => {
    const path = await saved(await writeJsonLines(pieces(rowsOf(3000))), 'laps.ndjson');
    const read = `FROM read_json('${path}', format = 'newline_delimited', columns = ${columns})`;
    expect(await nativeRows(read)).toEqual(await nativeRows(rowsOf(3000)));
  });

  test('of an empty table are none', async () =>
    expect(await (await writeJsonLines(pieces(rowsOf(0)))).blob.text()).toBe(''));
});

describe('Every format', () => {
  const writers = {writeParquet, writeCsv, writeJson, writeJsonLines, writeArrow};

  test.each(Object.entries(writers))('%s ends with what ended its pieces', async (_, write) => {
    const stopped = new Error('stopped by the reader');
    async function* stopping() {
      let count = 0;
      for await (const piece of pieces(rowsOf(200_000))) {
        if ((count += 1) === 30) throw stopped;
        yield piece;
      }
    }
    await expect(write(stopping())).rejects.toThrow('stopped by the reader');
  });

  test.each(Object.entries(writers))('%s lets go of its pieces when it fails', async (_, write) => {
    let released = false;
    async function* watched() {
      try {
        yield* pieces(`SELECT INTERVAL 1 DAY AS wait FROM range(5000)`);
      } finally {
        released = true;
      }
    }
    await expect(write(watched())).rejects.toMatchObject({code: 'sql.invalid'});
    expect(released).toBe(true);
  });

  test('exports columns of any type once they are selected for it', async () => {
    const mixed = `SELECT INTERVAL 90 MINUTE AS wait, 5::HUGEINT AS total, 1.25::DECIMAL(10,2) AS points, DATE '2024-09-22' AS day,
      {'a': 1, 'b': 'x'} AS s, 'WET'::ENUM('DRY', 'WET') AS surface, union_value(n := 1) AS u, TIMESTAMP_MS '2024-09-22 12:00:00' AS ms,
      TIMESTAMP_S '2024-09-22 12:00:00' AS sec, [INTERVAL 1 DAY, NULL] AS waits, 7::UHUGEINT AS huge, '101'::BIT AS bits, 'x'::BLOB AS bytes,
      TIMESTAMPTZ '2024-09-22 12:00:00+00' AS zoned, MAP {'k': INTERVAL 1 DAY} AS m, 3::TINYINT AS "the ""tiny"""`;
    const described = (await describeSql(mixed)) as [string, string][];
    const select = exportSelect(
      `(${mixed})`,
      described.map(([name, type]) => ({name, type})),
    );
    const path = await saved(await writeParquet(pieces(select)), 'mixed.parquet');
    expect(Object.fromEntries((await describeSql(`FROM '${path}'`)) as [string, string][])).toEqual(
      {
        wait: 'VARCHAR',
        total: 'DECIMAL(38,0)',
        points: 'DECIMAL(10,2)',
        day: 'DATE',
        s: 'STRUCT(a INTEGER, b VARCHAR)',
        surface: 'VARCHAR',
        u: 'VARCHAR',
        ms: 'TIMESTAMP',
        sec: 'TIMESTAMP',
        waits: 'VARCHAR[]',
        huge: 'VARCHAR',
        bits: 'VARCHAR',
        bytes: 'BLOB',
        zoned: 'TIMESTAMP WITH TIME ZONE',
        m: 'VARCHAR',
        'the "tiny"': 'TINYINT',
      },
    );
    expect(await nativeRows(`FROM '${path}'`)).toEqual(await nativeRows(select));
    for (const write of [writeCsv, writeJson, writeJsonLines, writeArrow])
      expect((await write(pieces(select))).rows).toBe(1);
  });
});
