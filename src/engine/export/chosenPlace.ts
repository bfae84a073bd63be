import {AppError} from '#/base/errors';
import type {OpenFile, OpenFolder} from './openFile';

/** What a person chose may be read-only, gone, or on a disk that is full. */
function refused(thrown: unknown): AppError {
  const {code, message} = AppError.from(thrown);
  if (code === 'cancelled') return new AppError(code, message, {cause: thrown});
  return new AppError('export.place', `The chosen place cannot be written to: ${message}`, {
    cause: thrown,
  });
}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw refused(thrown);
  }
}

/** The file a person chose. What was in it stays until the new one is whole. @throws AppError 'export.place' */
export async function openChosenFile(handle: FileSystemFileHandle): Promise<OpenFile> {
  const stream = await attempt(() => handle.createWritable());
  return {
    write: (bytes) => attempt(() => stream.write(bytes)),
    close: () => attempt(() => stream.close()),
    abandon: () => stream.abort().catch(() => undefined),
  };
}

/** The folder a person chose. Files that are whole stay when the export breaks off. @throws AppError 'export.place' */
export function openChosenFolder(folder: FileSystemDirectoryHandle): OpenFolder {
  return {
    async open(path) {
      const parts = path.split('/');
      const name = parts.pop() ?? '';
      const parent = await attempt(async () => {
        let at = folder;
        for (const part of parts) at = await at.getDirectoryHandle(part, {create: true});
        return at;
      });
      const isNew = await attempt(() => isFree(parent, name));
      const handle = await attempt(() => parent.getFileHandle(name, {create: true}));
      const file = await openChosenFile(handle);
      return {
        ...file,
        async abandon() {
          await file.abandon();
          if (isNew) await parent.removeEntry(name).catch(() => undefined);
        },
      };
    },
    close: async () => undefined,
    abandon: async () => undefined,
  };
}

async function isFree(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  for await (const used of folder.keys()) if (used === name) return false;
  return true;
}
