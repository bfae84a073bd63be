import {fileIn} from '../storage/opfs';
import {whenReleased} from '../storage/whenReleased';
import {emptyDatabase} from './emptyDatabase';

/**
 * Brings the files of a database at the root of OPFS into a state that DuckDB-WASM opens, once nobody else has them
 * open.
 */
export async function prepareDatabaseFiles(name: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const log = `${name}.wal`;
  await whenReleased(() => Promise.all([name, log].map((file) => holdOnce(root, file))));
  // An interrupted start leaves a file without a byte.
  if (await isEmpty(root, name)) {
    // Every lake begins with the same identity, so DuckDB could take the log of one before for this one's.
    await write(root, log, tornLog);
    await write(root, name, await emptyDatabase());
  } else if (await isEmpty(root, log)) await write(root, log, tornLog);
}

/**
 * Beside a database that is not empty, DuckDB-WASM 1.32 opens a log without a byte for reading only, and the first
 * commit fails. A torn entry is no entry.
 */
const tornLog = new Uint8Array(1);

async function isEmpty(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  const file = await fileIn(folder, name);
  return !file || (await file.getFile()).size === 0;
}

/** @throws DOMException 'NoModificationAllowedError' while somebody else has the file open */
async function holdOnce(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  const file = await fileIn(folder, name);
  await (await file?.createWritable())?.abort();
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
