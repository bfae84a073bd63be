/** A file below a folder, with its path from there. */
export interface FoundFile {
  readonly path: string;
  readonly handle: FileSystemFileHandle;
}

/** Every file below a folder, in the order of their names, except in folders named `except`. */
export async function* walkFiles(
  folder: FileSystemDirectoryHandle,
  except: ReadonlySet<string> = new Set(),
  path = '',
): AsyncGenerator<FoundFile, void> {
  const entries: FileSystemHandle[] = [];
  for await (const entry of folder.values()) entries.push(entry);
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const below = path === '' ? entry.name : `${path}/${entry.name}`;
    if (isFile(entry)) yield {path: below, handle: entry};
    else if (isFolder(entry) && !except.has(entry.name)) yield* walkFiles(entry, except, below);
  }
}

const isFile = (entry: FileSystemHandle): entry is FileSystemFileHandle => entry.kind === 'file';
const isFolder = (entry: FileSystemHandle): entry is FileSystemDirectoryHandle =>
  entry.kind === 'directory';
