import type * as zip from '@zip.js/zip.js';

export type ZipModule = typeof zip;

/** Zip archives, read and written in this thread with the browser's own deflate; fetched on first use. */
export async function loadZip(): Promise<ZipModule> {
  const module = await import('@zip.js/zip.js');
  module.configure({useWebWorkers: false});
  return module;
}
