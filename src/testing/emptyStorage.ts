import {whenReleased} from '#/engine/storage/whenReleased';

/** Removes whatever other tests of this origin have left in OPFS and IndexedDB: a lake among them. */
export async function emptyStorage(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const name of root.keys()) names.push(name);
  for (const name of names) await whenReleased(() => root.removeEntry(name, {recursive: true}));
  for (const {name} of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
}
