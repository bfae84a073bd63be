import type {FileEntry} from '@zip.js/zip.js';
import {AppError} from '#/base/errors';
import {loadZip} from '#/engine/archive/loadZip';

/** A file inside an archive. */
export interface ZipEntry {
  /** With the folders it is in. */
  readonly path: string;
  /** Unpacked, as the archive says; what it unpacks to may differ. */
  readonly bytes: number;
  /** Unpacks it, piece by piece. @throws AppError 'import.refused' when it is damaged, locked, or a bomb */
  read(signal: AbortSignal): AsyncGenerator<Uint8Array, void>;
}

/** Deflate makes at most 1032 bytes of one; rows of OpenF1 become a twentieth or a fiftieth. */
const mostRatio = 200;
const freeBytes = 16 * 2 ** 20;
const mostEntries = 100_000;

/** Left behind by the makers of archives. */
const isLitter = (path: string): boolean =>
  /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|\._)/.test(path);

/**
 * The files in a zip archive, ZIP64 included. Reads its directory only.
 * @throws AppError 'import.refused' when it is no whole archive, or has more files than fit
 */
export async function zipEntries(archive: Blob): Promise<readonly ZipEntry[]> {
  const budget = createBudget(archive.size);
  const entries: ZipEntry[] = [];
  for (const entry of await filesIn(archive))
    if (!isLitter(entry.filename))
      entries.push({
        path: entry.filename,
        bytes: entry.uncompressedSize,
        read: (signal) => unpacked(entry, budget, signal),
      });
  return entries;
}

async function filesIn(archive: Blob): Promise<readonly FileEntry[]> {
  const {ZipReader, BlobReader} = await loadZip();
  const files: FileEntry[] = [];
  try {
    for await (const entry of new ZipReader(new BlobReader(archive)).getEntriesGenerator()) {
      if (entry.directory) continue;
      if (files.length === mostEntries) throw tooMany();
      files.push(entry);
    }
    return files;
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw new AppError(
      'import.refused',
      `The zip archive cannot be read (${AppError.from(thrown).message}): it may have been cut short. Copy or download it again`,
      {cause: thrown},
    );
  }
}

const tooMany = (): AppError =>
  new AppError(
    'import.refused',
    `The archive holds more than ${mostEntries} files: split it into several`,
  );

/** Counts what all files of an archive unpack to. @throws AppError 'import.refused' when it is too much for its size */
type Budget = (bytes: number) => void;

function createBudget(archiveBytes: number): Budget {
  const most = freeBytes + mostRatio * archiveBytes;
  let unpackedBytes = 0;
  return (bytes) => {
    unpackedBytes += bytes;
    if (unpackedBytes > most)
      throw new AppError(
        'import.refused',
        `The archive unpacks to more than ${mostRatio} times its size, which no rows of OpenF1 do: unpack it yourself and choose the files in it`,
      );
  };
}

async function* unpacked(
  entry: FileEntry,
  spend: Budget,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  if (entry.encrypted)
    throw new AppError(
      'import.refused',
      'Locked with a password: unpack it yourself and choose the file in it',
    );
  const {readable, writable} = new TransformStream<Uint8Array, Uint8Array>();
  const stop = new AbortController();
  const unpacking = entry
    .getData(writable, {
      signal: AbortSignal.any([signal, stop.signal]),
      checkSignature: true,
      useWebWorkers: false,
    })
    .then(
      () => null,
      (thrown: unknown) => ({thrown}),
    );
  const reader = readable.getReader();
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return;
      spend(value.length);
      yield value;
    }
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof AppError) throw thrown;
    const failure = await unpacking;
    throw damaged(failure?.thrown ?? thrown);
  } finally {
    stop.abort();
    await reader.cancel().catch(() => undefined);
    await unpacking;
  }
}

const damaged = (thrown: unknown): AppError =>
  new AppError(
    'import.refused',
    `Damaged inside the archive (${AppError.from(thrown).message}): make or download the archive again`,
    {cause: thrown},
  );
