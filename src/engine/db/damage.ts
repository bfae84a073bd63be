import {fileIn} from '../storage/opfs';

/** Whether DuckDB says that the bytes of its file are not those it wrote. */
export const isDamage = (message: string): boolean => /Corrupt database file/i.test(message);

const noteOf = (database: string): string => `${database}.damaged`;

/** A note beside a database file, for the next start: it is to be set aside and built anew. */
export async function noteDamage(database: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  await root.getFileHandle(noteOf(database), {create: true});
}

export async function isDamageNoted(database: string): Promise<boolean> {
  const root = await navigator.storage.getDirectory();
  return (await fileIn(root, noteOf(database))) !== undefined;
}

export async function forgetDamage(database: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  if (await isDamageNoted(database)) await root.removeEntry(noteOf(database));
}
