import {kindOfFile} from '#/base/fileKind';
import type {GivenFile} from '#/client/lakeActions';

/** Files as a picker gives them. */
export const pickedFiles = (files: FileList): readonly GivenFile[] =>
  [...files].map((file) => ({file, path: file.webkitRelativePath || file.name}));

/**
 * Files as they were dropped, those of dropped folders and of the folders in them too. What was dropped must be asked
 * for at once: the browser forgets it with the event.
 */
export function droppedFiles(dropped: DataTransfer): Promise<readonly GivenFile[]> {
  const entries = [...dropped.items]
    .map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null))
    .filter((entry) => entry !== null);
  if (entries.length === 0) return Promise.resolve(pickedFiles(dropped.files));
  return Promise.all(entries.map(filesBelow)).then((found) => found.flat());
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function filesBelow(entry: FileSystemEntry): Promise<readonly GivenFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{file, path: entry.fullPath.replace(/^\//, '')}];
  }
  if (!isFolder(entry)) return [];
  const found: (readonly GivenFile[])[] = [];
  for (const below of await entriesIn(entry)) found.push(await filesBelow(below));
  return found.flat();
}

/** The browser gives a hundred at a time, then none. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** Files to stage, and files with tables of their own. */
export interface SortedFiles {
  readonly staged: readonly GivenFile[];
  readonly tables: readonly File[];
}

const looksLikeTables = /\.(parquet|duckdb|ddb|db)$/i;

/** By their first bytes; of a name that tells of tables they are shown as such, so that the reason is said there. */
export async function sortedFiles(given: readonly GivenFile[]): Promise<SortedFiles> {
  const staged: GivenFile[] = [];
  const tables: File[] = [];
  for (const one of given) {
    const head = await one.file
      .slice(0, 64)
      .arrayBuffer()
      .catch(() => new ArrayBuffer(0));
    const kind = kindOfFile(new Uint8Array(head));
    const hasTables = kind === 'parquet' || kind === 'duckdb' || looksLikeTables.test(one.path);
    if (hasTables) tables.push(one.file);
    else staged.push(one);
  }
  return {staged, tables};
}
