import {type ByteSource, blobSource} from '#/base/blobSource';
import {mapConcurrent} from '#/base/mapConcurrent';

/** Files up to this size are read whole: a blob costs less to open than a synchronous handle. */
const smallBytes = 2 ** 20;

/** Opens a file of OPFS; null when there is none. */
export async function openByteSource(path: string): Promise<ByteSource | null> {
  try {
    const file = await fileAt(path);
    const blob = await file.getFile();
    if (blob.size <= smallBytes) return fromBytes(new Uint8Array(await blob.arrayBuffer()));
    return (await openSync(file)) ?? blobSource(blob);
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

/** Opening a file is waiting, mostly. */
const openAtOnce = 16;

/** All bytes of each file of OPFS; null for one that is larger than `mostBytes`, or cannot be read. */
export async function readSmallFiles(
  paths: readonly string[],
  mostBytes: number,
): Promise<readonly (Uint8Array | null)[]> {
  const blobs = await mapConcurrent(paths, openAtOnce, (path) => smallBlob(path, mostBytes));
  // As one blob: the browser takes as long to begin reading a small file as to open it.
  const together = await bytesOf(new Blob(blobs.filter((blob) => blob !== null)));
  const size = blobs.reduce((sum, blob) => sum + (blob?.size ?? 0), 0);
  if (together?.length !== size)
    return mapConcurrent(blobs, openAtOnce, async (blob) => blob && bytesOf(blob));
  let at = 0;
  return blobs.map((blob) => blob && together.subarray(at, (at += blob.size)));
}

async function smallBlob(path: string, mostBytes: number): Promise<Blob | null> {
  try {
    const blob = await (await fileAt(path)).getFile();
    return blob.size > mostBytes ? null : blob;
  } catch {
    return null;
  }
}

/** Null when it cannot be read (any more). */
const bytesOf = (blob: Blob): Promise<Uint8Array | null> =>
  blob.arrayBuffer().then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  );

/** Whether an error of the file system says that a file is not there (any more). */
export const isMissing = (thrown: unknown) =>
  thrown instanceof DOMException &&
  (thrown.name === 'NotFoundError' || thrown.name === 'TypeMismatchError');

/** The folder of the last file: the next is mostly beside it, and each level of a path costs as much as a file. */
let lastFolder: {readonly path: string; readonly handle: FileSystemDirectoryHandle} | null = null;

async function fileAt(path: string): Promise<FileSystemFileHandle> {
  const end = path.lastIndexOf('/');
  const folder = path.slice(0, Math.max(0, end));
  const name = path.slice(end + 1);
  const known = lastFolder;
  if (known?.path === folder) {
    try {
      return await known.handle.getFileHandle(name);
    } catch (thrown) {
      if (!isMissing(thrown)) throw thrown;
      // The folder may be another one of the same name by now.
      lastFolder = null;
    }
  }
  let handle = await navigator.storage.getDirectory();
  for (const part of folder.split('/').filter((part) => part !== ''))
    handle = await handle.getDirectoryHandle(part);
  lastFolder = {path: folder, handle};
  return handle.getFileHandle(name);
}

/** What workers have beside the types of a page. */
interface WithSyncAccess extends FileSystemFileHandle {
  createSyncAccessHandle(options: {readonly mode: 'read-only'}): Promise<{
    getSize(): number;
    read(into: Uint8Array, options: {readonly at: number}): number;
    close(): void;
  }>;
}
const hasSyncAccess = (file: FileSystemFileHandle): file is WithSyncAccess =>
  'createSyncAccessHandle' in file;

/** Null where another one holds the file, or there are no synchronous handles. Browsers without modes ignore them. */
async function openSync(file: FileSystemFileHandle): Promise<ByteSource | null> {
  if (!hasSyncAccess(file)) return null;
  try {
    const handle = await file.createSyncAccessHandle({mode: 'read-only'});
    return {
      size: handle.getSize(),
      read: (into, at) => handle.read(into, {at}),
      close: () => handle.close(),
    };
  } catch (thrown) {
    if (isMissing(thrown)) throw thrown;
    return null;
  }
}

function fromBytes(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read(into, at) {
      const part = bytes.subarray(at, at + into.length);
      into.set(part);
      return part.length;
    },
    close: () => undefined,
  };
}
