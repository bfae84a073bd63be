import type {ZipWriter} from '@zip.js/zip.js';
import {AppError} from '#/base/errors';
import type {MadeBackup} from '#/contracts/backup';
import {loadZip} from '../archive/loadZip';
import type {Lake} from '../lake/openLake';
import {opsFormat} from '../lake/opsTables';
import {
  type BackupEntry,
  type BackupManifest,
  backupFormat,
  databasePath,
  indexedDbFolder,
  manifestPath,
  settingsPath,
  volumesFolder,
} from './backupFormat';
import {hashing} from './hashing';
import {indexedDbLines, ownDatabases} from './indexedDbLines';
import {tableRows} from './tableRows';
import {walkFiles} from './walkFiles';

export interface BackupOrder {
  readonly into: FileSystemFileHandle | null;
  readonly settings: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly now: number;
  /** Bytes read so far of about so many. */
  readonly onBytes: (done: number, total: number) => void;
}

/** Where a backup for the downloads is written, at the root of OPFS; removed before the next and at the next start. */
export const outgoingFolder = '_outgoing';
/** What is being received, and what is half restored, is no part of a lake. */
const passing = new Set(['_incoming']);

/** Writes everything a lake is as one archive. Nothing may write to the lake meanwhile. @throws AppError 'storage.quota' | 'cancelled' */
export async function createBackup(lake: Lake, order: BackupOrder): Promise<MadeBackup> {
  const fileName = `laplake-${lake.catalog}-${stampOf(order.now)}.zip`;
  const target = order.into ?? (await outgoing(fileName));
  const output = await target.createWritable();
  try {
    const entries = await write(lake, order, output);
    const file = await target.getFile();
    return {fileName: target.name, bytes: file.size, entries, file: order.into ? null : file};
  } catch (thrown) {
    await output.abort().catch(() => undefined);
    if (!order.into) await clearOutgoing();
    order.signal.throwIfAborted();
    throw AppError.from(thrown);
  }
}

/** `20261123_101500`, in UTC. */
const stampOf = (now: number): string =>
  new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '_');

async function outgoing(fileName: string): Promise<FileSystemFileHandle> {
  await clearOutgoing();
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(outgoingFolder, {create: true});
  return folder.getFileHandle(fileName, {create: true});
}

export async function clearOutgoing(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(outgoingFolder, {recursive: true}).catch(() => undefined);
}

/** Answers with the number of entries. Closes `output` when all is written. */
async function write(
  lake: Lake,
  order: BackupOrder,
  output: FileSystemWritableFileStream,
): Promise<number> {
  const {ZipWriter} = await loadZip();
  const root = await navigator.storage.getDirectory();
  const database = await (await root.getFileHandle(`${lake.catalog}.duckdb`)).getFile();
  const tables = await tableRows(lake);
  const volumes = await root.getDirectoryHandle('Volumes');
  const archive = createArchive(
    new ZipWriter(output, {useWebWorkers: false, zip64: true, keepOrder: true}),
    order,
    database.size + (await bytesBelow(volumes)),
  );
  await archive.add(databasePath(lake.catalog), database.stream());
  const indexedDb: BackupManifest['indexedDb'][number][] = [];
  for (const name of await ownDatabases()) {
    const path = `${indexedDbFolder}/${indexedDb.length}.ndjson`;
    await archive.add(path, textStream(indexedDbLines(name)));
    indexedDb.push({database: name, path});
  }
  await archive.add(settingsPath, textStream([JSON.stringify(order.settings)]));
  for await (const {path, handle} of walkFiles(volumes, passing))
    await archive.addFile(`${volumesFolder}/${path}`, handle);
  await archive.close({
    app: 'laplake',
    format: backupFormat,
    opsFormat,
    createdAt: order.now,
    catalog: lake.catalog,
    schema: lake.schema,
    entries: archive.entries,
    indexedDb,
    tables,
  });
  return archive.entries.length;
}

async function bytesBelow(folder: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0;
  for await (const {handle} of walkFiles(folder, passing)) bytes += (await handle.getFile()).size;
  return bytes;
}

function textStream(pieces: AsyncIterable<string> | Iterable<string>): ReadableStream<Uint8Array> {
  const texts =
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const {done, value} = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}

interface Archive {
  readonly entries: readonly BackupEntry[];
  add(path: string, body: ReadableStream<Uint8Array>): Promise<void>;
  /** Passes over a file that is gone by now. */
  addFile(path: string, handle: FileSystemFileHandle): Promise<void>;
  close(manifest: BackupManifest): Promise<void>;
}

function createArchive(
  zip: ZipWriter<unknown>,
  {signal, onBytes}: BackupOrder,
  total: number,
): Archive {
  const entries: BackupEntry[] = [];
  let done = 0;
  async function add(path: string, body: ReadableStream<Uint8Array>): Promise<void> {
    signal.throwIfAborted();
    const {stage, passed} = await hashing((more) => onBytes((done += more), total));
    // What is compressed already takes time and stays as large.
    const level = path.endsWith('.gz') ? {level: 0} : {};
    await zip.add(path, body.pipeThrough(stage), {...level, signal});
    entries.push({path, bytes: passed.bytes, sha256: passed.sha256()});
  }
  return {
    entries,
    add,
    async addFile(path, handle) {
      const folderHas = await handle.getFile().catch((thrown: unknown) => {
        if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return null;
        throw thrown;
      });
      if (folderHas) await add(path, folderHas.stream());
    },
    async close(manifest) {
      const text = textStream([JSON.stringify(manifest)]);
      await zip.add(manifestPath, text, {signal});
      await zip.close();
    },
  };
}
