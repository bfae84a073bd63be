import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {RecordBatchFileReader, RecordBatchReader, Table, tableToIPC} from 'apache-arrow';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {openTestDatabase} from '#/testing/duckdb';
import {queryPieces} from '#/testing/queryPieces';
import {writtenFile} from '#/testing/writtenFile';
import {writeArrow} from './writeArrow';

let lake: DuckDBConnection;
beforeAll(async () => {
  lake = await openTestDatabase();
});
afterAll(() => lake.close());

const laps = (rows: number) => `
  SELECT i AS lap_key, CASE WHEN i % 5 <> 0 THEN i / 3.0::DOUBLE END AS gap_s, i % 2 = 0 AS is_pit_out_lap,
    TIMESTAMP '2024-09-22 12:03:21.395001' + to_microseconds(i * 270001) AS date_start,
    CASE WHEN i % 4 <> 0 THEN 'Pérez 🏁' || i END AS name, CASE WHEN i % 6 <> 0 THEN [2048, NULL, i] END AS segments,
    {'a': i, 'b': ['x', NULL]} AS nested, (i / 4)::DECIMAL(18,3) AS points, DATE '2024-09-22' + i::INT AS day
  FROM range(${rows}) r(i)`;

const opened = async (sql: string) => {
  const {blob} = await writtenFile(writeArrow(queryPieces(lake, sql)));
  const reader = RecordBatchReader.from(new Uint8Array(await blob.arrayBuffer())).open();
  if (!(reader instanceof RecordBatchFileReader)) throw new Error('Not a file but a stream');
  return reader;
};

test('is a file with every row, type and NULL as it was', async () => {
  const table = new Table([...(await opened(laps(5000)))]);
  lake.insertArrowFromIPCStream(tableToIPC(table, 'stream'), {name: 'back'});
  const differing = `(FROM back EXCEPT ALL ${laps(5000)}) UNION ALL (${laps(5000)} EXCEPT ALL FROM back)`;
  expect(lake.query(`SELECT count(*)::INT AS n FROM (${differing})`).toArray()[0]?.n).toBe(0);
  expect(table.numRows).toBe(5000);
});

test('lets a reader begin with any of its batches', async () => {
  const file = await opened(laps(5000));
  const last = file.readRecordBatch(file.numRecordBatches - 1);
  expect(last?.toArray().at(-1)?.['lap_key']).toBe(4999n);
});

test('of an empty table has its columns', async () => {
  const file = await opened(laps(0));
  expect(file.schema.names).toContain('segments');
  expect([...file].reduce((rows, batch) => rows + batch.numRows, 0)).toBe(0);
});
