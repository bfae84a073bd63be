/** A file being read in a worker. */
export interface ByteSource {
  readonly size: number;
  /** Fills `into` from offset `at`; returns how many bytes there were. */
  read(into: Uint8Array, at: number): number | Promise<number>;
  close(): void;
}

/** Opens a file of OPFS; null when there is none. */
export async function openByteSource(path: string): Promise<ByteSource | null> {
  try {
    const names = path.split('/').filter((name) => name !== '');
    const fileName = names.pop() ?? '';
    let folder = await navigator.storage.getDirectory();
    for (const name of names) folder = await folder.getDirectoryHandle(name);
    const file = await folder.getFileHandle(fileName);
    return (await openSync(file)) ?? fromBlob(await file.getFile());
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

/** Whether an error of the file system says that a file is not there (any more). */
export const isMissing = (thrown: unknown) =>
  thrown instanceof DOMException &&
  (thrown.name === 'NotFoundError' || thrown.name === 'TypeMismatchError');

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

function fromBlob(blob: Blob): ByteSource {
  return {
    size: blob.size,
    async read(into, at) {
      const bytes = new Uint8Array(await blob.slice(at, at + into.length).arrayBuffer());
      into.set(bytes);
      return bytes.length;
    },
    close: () => undefined,
  };
}
