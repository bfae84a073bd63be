import {forgetDamage, isDamageNoted} from '../db/damage';
import {fileIn} from '../storage/opfs';
import {whenReleased} from '../storage/whenReleased';

interface MovableFile extends FileSystemFileHandle {
  move(name: string): Promise<void>;
}

/** The lake's files at the root of OPFS, while no database has them open. */
export interface DatabaseFiles {
  /** Whether there is a database; a start interrupted in its first moment leaves a file without a byte. */
  exists(): Promise<boolean>;
  /** Whether an earlier visit found bytes in it that are not what was written. */
  isDamaged(): Promise<boolean>;
  /** Keeps the write-ahead log under another name. Nothing acknowledged is in it: every acknowledgement follows a CHECKPOINT. */
  setAsideWal(): Promise<void>;
  /** Keeps the database under another name, so that a new one can take its place. */
  setAside(): Promise<void>;
}

/** Set-aside files older than these are removed, so that a lake that breaks often does not fill the disk. */
const kept = 1;

export async function databaseFiles(catalog: string): Promise<DatabaseFiles> {
  const root = await navigator.storage.getDirectory();
  const name = `${catalog}.duckdb`;

  async function move(from: string): Promise<void> {
    const file = await fileIn(root, from);
    if (!file) return;
    await forgetOld(from);
    await whenReleased(() => (file as MovableFile).move(`${from}.aside-${Date.now()}`));
  }
  async function forgetOld(from: string): Promise<void> {
    const old: string[] = [];
    for await (const one of root.keys()) if (one.startsWith(`${from}.aside-`)) old.push(one);
    for (const one of old.toSorted().slice(0, Math.max(0, old.length - kept + 1)))
      await root.removeEntry(one);
  }
  return {
    async exists() {
      const file = await fileIn(root, name);
      return file !== undefined && (await file.getFile()).size > 0;
    },
    isDamaged: () => isDamageNoted(name),
    setAsideWal: () => move(`${name}.wal`),
    async setAside() {
      await move(`${name}.wal`);
      await move(name);
      await forgetDamage(name);
    },
  };
}
