import type {FileEntry} from '@zip.js/zip.js';
import {AppError} from '#/base/errors';
import type {BackupContent} from '#/contracts/backup';
import {loadZip} from '../archive/loadZip';
import {openSync} from '../storage/opfs';
import {
  type BackupEntry,
  type BackupManifest,
  databasePath,
  manifestPath,
  readManifest,
  volumesFolder,
} from './backupFormat';
import {hashing} from './hashing';
import {readLine} from './indexedDbLines';
import {linesOf} from './linesOf';
import {newRestoreArea, placeOf} from './restoreArea';

export interface CheckOrder {
  readonly signal: AbortSignal;
  readonly onBytes: (done: number, total: number) => void;
}

/** A list of half a million files is shorter. */
const mostManifestBytes = 128 * 2 ** 20;
/** The manifest as it stands in the area. */
export const unpackedManifest = 'manifest.json';

/**
 * Unpacks a backup into the restore area and compares every byte with what its manifest says.
 * @throws AppError 'backup.refused' with what is wrong | 'storage.quota' | 'cancelled'
 */
export async function checkBackup(file: File, order: CheckOrder): Promise<BackupContent> {
  const found = await entriesIn(file);
  const manifest = await manifestIn(found);
  const total = manifest.entries.reduce((sum, {bytes}) => sum + bytes, 0);
  await refuseWithoutRoom(total);
  const {folder} = await newRestoreArea();
  let done = 0;
  for (const entry of manifest.entries) {
    order.signal.throwIfAborted();
    const packed = found.get(entry.path);
    if (!packed) throw refused(`${entry.path} is missing`);
    await unpack(packed, entry, {
      folder,
      signal: order.signal,
      onBytes: (more) => order.onBytes((done += more), total),
    });
  }
  await checkRecords(folder, manifest);
  const place = await placeOf(folder, unpackedManifest);
  await writeText(place, JSON.stringify(manifest));
  return contentOf(manifest);
}

const refused = (what: string, cause?: unknown): AppError =>
  new AppError('backup.refused', `The backup is damaged: ${what}`, {cause});

async function entriesIn(file: File): Promise<ReadonlyMap<string, FileEntry>> {
  const {ZipReader, BlobReader} = await loadZip();
  const found = new Map<string, FileEntry>();
  try {
    for await (const entry of new ZipReader(new BlobReader(file)).getEntriesGenerator())
      if (!entry.directory) found.set(entry.filename, entry);
  } catch (cause) {
    throw new AppError(
      'backup.refused',
      'The file is no whole zip archive, so no backup: it may have been cut short. Copy it again',
      {cause},
    );
  }
  return found;
}

async function manifestIn(found: ReadonlyMap<string, FileEntry>): Promise<BackupManifest> {
  const entry = found.get(manifestPath);
  if (!entry)
    throw new AppError('backup.refused', 'The archive is no backup of LapLake: it has no manifest');
  if (entry.uncompressedSize > mostManifestBytes) throw refused('its manifest is too large');
  const {TextWriter} = await loadZip();
  const text = await entry
    .getData(new TextWriter(), {checkSignature: true})
    .catch((cause: unknown) => {
      throw refused('its manifest cannot be unpacked', cause);
    });
  return readManifest(text);
}

async function refuseWithoutRoom(bytes: number): Promise<void> {
  const {usage = 0, quota = 0} = await navigator.storage.estimate();
  if (quota > 0 && quota - usage < bytes)
    throw new AppError(
      'storage.quota',
      `The backup unpacks to ${Math.ceil(bytes / 1e6)} MB beside the lake of today, and the browser gives ${Math.floor((quota - usage) / 1e6)} MB`,
    );
}

interface Into {
  readonly folder: FileSystemDirectoryHandle;
  readonly signal: AbortSignal;
  readonly onBytes: (more: number) => void;
}

async function unpack(packed: FileEntry, entry: BackupEntry, into: Into): Promise<void> {
  const {folder, name} = await placeOf(into.folder, entry.path);
  const access = await openSync(await folder.getFileHandle(name, {create: true}));
  const {stage, passed} = await hashing(into.onBytes);
  let at = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      if (at + chunk.length > entry.bytes) throw refused(`${entry.path} is longer than it was`);
      if (access.write(chunk, {at}) < chunk.length)
        throw new AppError('storage.quota', 'The browser gave this site no more storage');
      at += chunk.length;
    },
  });
  const written = stage.readable.pipeTo(sink);
  try {
    const got = packed.getData(stage.writable, {signal: into.signal, checkSignature: true});
    await Promise.all([got, written]);
    access.flush();
  } catch (thrown) {
    into.signal.throwIfAborted();
    const failure = await written.then(
      () => thrown,
      (cause: unknown) => cause,
    );
    throw failure instanceof AppError
      ? failure
      : refused(`${entry.path} cannot be unpacked`, thrown);
  } finally {
    access.close();
  }
  if (passed.bytes !== entry.bytes || passed.sha256() !== entry.sha256)
    throw refused(`${entry.path} is not what was backed up`);
}

/** So that writing them later cannot fail for what is in them. */
async function checkRecords(
  folder: FileSystemDirectoryHandle,
  {indexedDb}: BackupManifest,
): Promise<void> {
  for (const {path} of indexedDb) {
    const place = await placeOf(folder, path);
    const file = await (await place.folder.getFileHandle(place.name)).getFile();
    for await (const line of linesOf(file)) readLine(line);
  }
}

async function writeText(
  {folder, name}: {readonly folder: FileSystemDirectoryHandle; readonly name: string},
  text: string,
): Promise<void> {
  const output = await (await folder.getFileHandle(name, {create: true})).createWritable();
  await output.write(text);
  await output.close();
}

function contentOf(manifest: BackupManifest): BackupContent {
  const {createdAt, catalog, schema, tables, entries} = manifest;
  const staged = entries.filter(
    ({path}) => path.startsWith(`${volumesFolder}/`) && path.includes('/staging/'),
  );
  const database = entries.find(({path}) => path === databasePath(catalog));
  return {
    createdAt,
    catalog,
    schema,
    stagedFiles: staged.length,
    stagedBytes: staged.reduce((sum, {bytes}) => sum + bytes, 0),
    databaseBytes: database?.bytes ?? 0,
    tables,
  };
}
