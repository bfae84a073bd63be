import {tableFromIPC} from 'apache-arrow';
import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {openTestDatabase} from '#/testing/duckdb';
import {queryPieces} from '#/testing/queryPieces';
import {ipcStreams, reusedMemory} from './ipcPieces';

let lake: DuckDBConnection;
beforeAll(async () => {
  lake = await openTestDatabase();
});
afterAll(() => lake.close());

test('streams in memory that is used again hold what is asked for, small before large and large before small', async () => {
  const lengths = 'CASE WHEN i < 10_000 THEN 1 WHEN i < 20_000 THEN 100 ELSE 3 END';
  const sql = `SELECT i::INT AS i, repeat(chr(65 + (i % 26)::INT), ${lengths}) AS name FROM range(40_000) r(i)`;
  const rows: string[] = [];
  const buffers = new Set<ArrayBufferLike>();
  let streams = 0;
  for await (const stream of ipcStreams(queryPieces(lake, sql), 50_000, reusedMemory())) {
    for (const {i, name} of tableFromIPC(stream)) rows.push(`${i} ${name}`);
    buffers.add(stream.buffer);
    streams += 1;
  }
  const whole = lake.query(sql).toArray();
  expect(rows).toEqual(whole.map(({i, name}) => `${i} ${name}`));
  expect(streams).toBeGreaterThan(10);
  expect(buffers.size).toBeLessThan(5);
});
