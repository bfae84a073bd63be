import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tableFromArrays, tableToIPC} from 'apache-arrow';
import {beforeAll, expect, test} from 'vitest';
import {loadParquet} from './loadParquet';
import {parquetTail} from './parquetTail';

let file: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm');
  const {Table, writeParquet} = await loadParquet(readFileSync(wasm));
  const laps = Float64Array.from({length: 3_000}, (_, lap) => lap / 7);
  const table = Table.fromIPCStream(tableToIPC(tableFromArrays({laps}), 'stream'));
  file = new Uint8Array(writeParquet(table));
});

function tailOf(parts: readonly Uint8Array[]) {
  const tail = parquetTail();
  for (const part of parts) tail.add(part);
  return tail;
}

test.each([[1], [7], [1_000], [1_000_000]])(
  'tells the rows of a file that came in parts of %d bytes',
  (size) => {
    const parts = Array.from({length: Math.ceil(file.length / size)}, (_, part) =>
      file.subarray(part * size, (part + 1) * size),
    );
    expect(tailOf(parts).rows()).toBe(3_000);
  },
);

test('tells the rows of a file longer than what is kept of it', () => {
  const before = Array.from({length: 20}, () => new Uint8Array(2 ** 20));
  expect(tailOf([...before, file.subarray(0, 50), file.subarray(50)]).rows()).toBe(3_000);
});

test('tells nothing of a footer longer than what is kept', () => {
  const end = Uint8Array.of(0, 0, 0, 16, ...new TextEncoder().encode('PAR1'));
  expect(tailOf([new Uint8Array(5 * 2 ** 20), end]).rows()).toBeNull();
});

test('refuses a file without an end', () => {
  expect(() => tailOf([]).rows()).toThrow('was not written to its end');
  expect(() => tailOf([file.subarray(0, -1)]).rows()).toThrow('was not written to its end');
});

test('refuses a footer that tells no rows', () => {
  const broken = file.slice();
  const footer = new DataView(file.buffer).getUint32(file.length - 8, true);
  broken.fill(255, file.length - 8 - footer, file.length - 8);
  expect(() => tailOf([broken]).rows()).toThrow('was not written to its end');
});
