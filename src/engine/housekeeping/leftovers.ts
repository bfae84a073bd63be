import type {LeftoverKind, Leftovers} from '#/contracts/storage';
import {whenReleased} from '../storage/whenReleased';

/** Everything in OPFS besides staged files and the database that is open. */
export async function leftoversOf(catalog: string, storage: string): Promise<readonly Leftovers[]> {
  const found = new Map<LeftoverKind, {files: number; bytes: number}>();
  const own = new Set([`${catalog}.duckdb`, `${catalog}.duckdb.wal`]);
  const root = await navigator.storage.getDirectory();
  for await (const {path, bytes} of filesBelow(root, '')) {
    if (own.has(path)) continue;
    const kind = kindOf(path, storage);
    const before = found.get(kind) ?? {files: 0, bytes: 0};
    found.set(kind, {files: before.files + 1, bytes: before.bytes + bytes});
  }
  return [...found].map(([kind, use]) => ({kind, ...use}));
}

function kindOf(path: string, storage: string): LeftoverKind {
  if (isSetAside(path)) return 'set-aside';
  if (!path.startsWith(`${storage}/`)) return 'other';
  const folder = path.slice(storage.length + 1).split('/')[0];
  if (folder === '_incoming') return 'incoming';
  return folder === '_schemas' ? 'schemas' : 'archive';
}

const isSetAside = (path: string) => /^[^/]+\.duckdb(\.wal)?\.aside-\d+$/.test(path);

/** Removes the databases and logs that were set aside. */
export async function removeSetAside(): Promise<{readonly files: number; readonly bytes: number}> {
  const root = await navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const name of root.keys()) if (isSetAside(name)) names.push(name);
  let bytes = 0;
  for (const name of names) {
    bytes += (await (await root.getFileHandle(name)).getFile()).size;
    await whenReleased(() => root.removeEntry(name));
  }
  return {files: names.length, bytes};
}

interface FoundFile {
  /** Below the folder that was asked for. */
  readonly path: string;
  readonly bytes: number;
}

/** Staged files are left out, of which there may be very many; and those that are gone by now. */
async function* filesBelow(
  folder: FileSystemDirectoryHandle,
  prefix: string,
): AsyncGenerator<FoundFile> {
  for await (const [name, handle] of folder.entries()) {
    const path = `${prefix}${name}`;
    if (handle.kind === 'directory') {
      if (name !== 'staging') yield* filesBelow(handle, `${path}/`);
    } else {
      const file = await handle.getFile().catch(() => null);
      if (file) yield {path, bytes: file.size};
    }
  }
}
