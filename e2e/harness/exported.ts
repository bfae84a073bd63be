import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';
import {BlobReader, Uint8ArrayWriter, ZipReader} from '@zip.js/zip.js';
import type {Row} from './lake';

/** Asks native DuckDB, which has nothing of its own, or what `open` attaches. */
export async function withNative<T>(
  work: (ask: (sql: string) => Promise<readonly Row[]>) => Promise<T>,
  path = ':memory:',
): Promise<T> {
  const instance = await DuckDBInstance.create(
    path,
    path === ':memory:' ? {} : {access_mode: 'READ_ONLY'},
  );
  const connection = await instance.connect();
  try {
    return await work((sql) => askNative(connection, sql));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function askNative(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJS();
}

/** The files of a zip by their names, as bytes. */
export async function unzipped(path: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const zip = new ZipReader(new BlobReader(new Blob([readFileSync(path)])));
  const files = new Map<string, Uint8Array>();
  for (const entry of await zip.getEntries())
    if (!entry.directory) files.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  await zip.close();
  return files;
}

/** A folder that is there as long as `work` takes. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'laplake-exported-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

export function saveIn(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name.replaceAll('/', '_'));
  writeFileSync(path, bytes);
  return path;
}

/**
 * SELECT of one row that is the same for the same columns, types and rows in any order, in any DuckDB: numbers and hashes
 * of each row as text.
 */
export const tableDigest = (from: string): string => `
select (select string_agg(column_name || ' ' || column_type, ', ') from (describe from ${from})) as columns,
  (select count(*)::varchar from ${from}) as "rows",
  (select coalesce(bit_xor(md5_number_lower(t::varchar))::varchar, '') from ${from} as t) as digest`;
