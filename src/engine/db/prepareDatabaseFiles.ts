import emptyDatabase from './empty.duckdb?url';
import {fileIn} from '../storage/opfs';

/**
 * Brings the files of a database at the root of OPFS into a state that DuckDB-WASM opens.
 *
 * @throws TypeError when the app's server does not answer
 */
export async function prepareDatabaseFiles(name: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const log = `${name}.wal`;
  // An interrupted start leaves a file without a byte.
  if (await isEmpty(root, name)) {
    // Every lake begins with the same identity, so DuckDB could take the log of one before for this one's.
    await write(root, log, tornLog);
    await write(root, name, await emptyFile());
  } else if (await isEmpty(root, log)) await write(root, log, tornLog);
}

/**
 * Beside a database that is not empty, DuckDB-WASM 1.32 opens a log without a byte for reading only, and the first
 * commit fails. A torn entry is no entry.
 */
const tornLog = new Uint8Array(1);

/**
 * DuckDB would begin a file in its oldest storage format. That of 1.4 takes in text, such as the `_source_file` of
 * every row, in about half the time. No setting of `open` asks for it, and neither a file in memory nor one in OPFS can
 * be attached to write it; so one is kept here, as DuckDB-WASM in Node wrote it:
 *
 *     ATTACH 'empty.duckdb' AS empty (STORAGE_VERSION 'v1.4.0'); CHECKPOINT empty; DETACH empty;
 */
async function emptyFile(): Promise<ArrayBuffer> {
  const answer = await fetch(emptyDatabase);
  if (!answer.ok) throw new TypeError(`${emptyDatabase}: ${answer.status}`);
  return answer.arrayBuffer();
}

async function isEmpty(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  const file = await fileIn(folder, name);
  return !file || (await file.getFile()).size === 0;
}

/** In one step: an interrupted one leaves the file as it was. */
async function write(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array<ArrayBuffer> | ArrayBuffer,
): Promise<void> {
  const file = await folder.getFileHandle(name, {create: true});
  const writable = await file.createWritable();
  await writable.write(bytes);
  await writable.close();
}
