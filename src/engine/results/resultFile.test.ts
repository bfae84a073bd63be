import {tableFromIPC} from '@uwdata/flechette';
import {beforeAll, expect, test} from 'vitest';
import {openTestDatabase} from '#/testing/duckdb';
import {createResultFile, type ResultBytes} from './resultFile';

/** The stream of `rows` numbered rows in pieces, as DuckDB sends it: batches of 2048. */
let pieces: readonly Uint8Array[] = [];
const rows = 10_000;
beforeAll(async () => {
  const db = await openTestDatabase();
  pieces = db.useUnsafe((bindings, id) => {
    const sql = `select i::int as i, 'text ' || i as t from range(${rows}) r(i)`;
    let piece = bindings.startPendingQuery(id, sql, true);
    while (piece === null) piece = bindings.pollPendingQuery(id);
    const all = [piece];
    for (;;) {
      const next = bindings.fetchQueryResults(id);
      if (next !== null && next.length === 0) return all.map((one) => one.slice());
      if (next !== null) all.push(next);
    }
  });
});

/** A file in memory that has room for so many bytes. */
function memory(room = Number.POSITIVE_INFINITY): ResultBytes {
  let bytes = new Uint8Array();
  return {
    write(added, {at = 0} = {}) {
      if (at + added.length > room) throw new DOMException('full', 'QuotaExceededError');
      const whole = new Uint8Array(Math.max(bytes.length, at + added.length));
      whole.set(bytes);
      whole.set(added, at);
      bytes = whole;
      return added.length;
    },
    read(target, {at = 0} = {}) {
      const part = bytes.subarray(at, at + target.length);
      target.set(part);
      return part.length;
    },
    close: () => undefined,
  };
}
function filled(limitBytes = 1e9, room?: number) {
  const file = createResultFile(memory(room), limitBytes);
  const isWhole = pieces.every((piece) => file.append(piece));
  return {file, isWhole};
}

test.each([
  [0, 1],
  [2047, 2],
  [5000, 1],
  [9999, 1],
  [0, rows],
])('the rows from %i on, %i of them, come in whole batches', (first, count) => {
  const {file} = filled();
  const {arrow, firstRow} = file.window(first, count);
  const numbers = tableFromIPC(arrow).getChildAt(0)?.toArray() ?? [];
  expect(firstRow).toBeLessThanOrEqual(first);
  expect(firstRow + numbers.length).toBeGreaterThanOrEqual(first + count);
  expect([...numbers]).toEqual(Array.from(numbers, (_, at) => firstRow + at));
});

test('a window behind the end has the last rows', () => {
  const {arrow, firstRow} = filled().file.window(rows + 5, 10);
  expect(firstRow + tableFromIPC(arrow).numRows).toBe(rows);
});

test('a result without rows has its schema', () => {
  const file = createResultFile(memory(), 1e9);
  const [schema = new Uint8Array()] = pieces;
  file.append(schema.slice(0, 8 + new DataView(schema.buffer).getInt32(4, true)));
  expect(tableFromIPC(file.window(0, 1).arrow).names).toEqual(['i', 't']);
});

test.each([
  ['the limit', 100_000, undefined],
  ['the end of storage', 1e9, 100_000],
])('at %s the rows that were kept can be read, and no more are', (_, limit, room) => {
  const {file, isWhole} = filled(limit, room);
  expect(isWhole).toBe(false);
  expect(file.rows).toBeGreaterThan(0);
  expect(file.rows).toBeLessThan(rows);
  expect(tableFromIPC(file.window(0, rows).arrow).numRows).toBe(file.rows);
});

test('a sample has batches from all over', () => {
  const {file} = filled();
  const {arrow, rows: sampled} = file.sample(4_500);
  const numbers = [...(tableFromIPC(arrow).getChildAt(0)?.toArray() ?? [])];
  expect(numbers).toHaveLength(sampled);
  expect(sampled).toBeLessThan(5_000);
  expect(Math.max(...numbers)).toBeGreaterThan(4_000);
  expect(file.sample(rows).rows).toBe(rows);
});
