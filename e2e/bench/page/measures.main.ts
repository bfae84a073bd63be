import * as duckdb from '@duckdb/duckdb-wasm';
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import worker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import {readSmallFiles, writeSmallFiles} from './smallFiles';

/** What the app is held against, in the same browser and on the same bytes. */
export interface Measures {
  /** Milliseconds of DuckDB-WASM's own loader: bytes in memory to a checkpointed table in OPFS. */
  insertJson(): Promise<number>;
  /** Milliseconds of the browser's JSON.parse, from bytes to objects; NaN for more than a string can hold. */
  parseJson(): Promise<number>;
  /** Puts files of 20 rows where the app of the default lake finds them, from number `from` on; answers with the milliseconds. */
  writeSmallFiles(from: number, to: number): Promise<number>;
  /** Milliseconds of merely reading all of them, by two workers. */
  readSmallFiles(): Promise<number>;
}

function chosenFile(): File {
  const input = document.querySelector<HTMLInputElement>('#file');
  const file = input?.files?.[0];
  if (!file) throw new Error('No file is chosen');
  return file;
}

async function insertJson(): Promise<number> {
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(worker));
  await db.instantiate(wasm);
  await db.open({
    path: `opfs://${crypto.randomUUID()}.duckdb`,
    accessMode: duckdb.DuckDBAccessMode.READ_WRITE,
  });
  const connection = await db.connect();
  await connection.query('set autoload_known_extensions = false');
  await db.registerFileBuffer('car_data.json', new Uint8Array(await chosenFile().arrayBuffer()));
  const started = performance.now();
  await connection.insertJSONFromPath('car_data.json', {name: 'car_data'});
  await connection.query('checkpoint');
  const ms = performance.now() - started;
  await connection.close();
  await db.terminate();
  return ms;
}

/** Characters, of Chromium's strings. */
const longestString = 2 ** 29 - 24;

async function parseJson(): Promise<number> {
  const file = chosenFile();
  if (file.size > longestString) return Number.NaN;
  const bytes = await file.arrayBuffer();
  const started = performance.now();
  const rows: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const ms = performance.now() - started;
  if (!Array.isArray(rows)) throw new Error('Not an array');
  return ms;
}

const measures: Measures = {insertJson, parseJson, writeSmallFiles, readSmallFiles};
Object.assign(globalThis, {measures});
