import {AppError} from '#/base/errors';

/** What is wrong with the lake, or the wish of the person; never a fault that nobody foresaw in one file. */
const endsTheRun = new Set([
  'cancelled',
  'file.malformed',
  'file.missing',
  'schema.new-columns',
  'config.invalid',
  'storage.quota',
  'storage.unavailable',
  'engine.crashed',
]);

export interface Loader<File, Entry> {
  /** All of the files or none. */
  load(files: readonly File[]): Promise<readonly Entry[]>;
  setAside(file: File, reason: string): Promise<Entry>;
}

/**
 * Loads files together. When that fails for a reason nobody foresaw, halves them until the file at fault
 * stands alone and is set aside, so that it holds up no other.
 */
export async function loadHalving<File, Entry>(
  files: readonly File[],
  loader: Loader<File, Entry>,
): Promise<readonly Entry[]> {
  try {
    return await loader.load(files);
  } catch (thrown) {
    const {code, message} = AppError.from(thrown);
    const [only] = files;
    if (endsTheRun.has(code) || only === undefined) throw thrown;
    if (files.length === 1) return [await loader.setAside(only, message)];
    const half = Math.ceil(files.length / 2);
    const first = await loadHalving(files.slice(0, half), loader);
    return [...first, ...(await loadHalving(files.slice(half), loader))];
  }
}
