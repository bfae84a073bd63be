import type {ZipWriter} from '@zip.js/zip.js';
import {AppError} from '#/base/errors';
import type {OpenFile, OpenFolder} from './openFile';

/**
 * A zip archive written into `file` as its files come; ZIP64 where sizes ask for it. What is compressed already is
 * stored as it is, the rest deflated by the browser.
 */
export async function openZip(file: OpenFile): Promise<OpenFolder> {
  const {ZipWriter, configure} = await import('@zip.js/zip.js');
  configure({useWebWorkers: false});
  const zip = new ZipWriter(
    new WritableStream<Uint8Array<ArrayBuffer>>({write: (bytes) => file.write(bytes)}),
    {extendedTimestamp: true, keepOrder: true, bufferedWrite: false},
  );
  return {
    open: async (path, {isCompressed = false} = {}) => openEntry(zip, path, isCompressed ? 0 : 6),
    async close() {
      await zip.close();
      await file.close();
    },
    abandon: () => file.abandon(),
  };
}

/** 6 is the one level that the browser's own deflate has. */
function openEntry(zip: ZipWriter<unknown>, path: string, level: 0 | 6): OpenFile {
  const {readable, writable} = new TransformStream<Uint8Array<ArrayBuffer>>();
  const writer = writable.getWriter();
  const added = zip.add(path, readable, {level});
  // Told by the next write or by closing.
  added.catch((thrown: unknown) => writer.abort(thrown).catch(() => undefined));
  return {
    async write(bytes) {
      // A stream may keep what it is given for a while.
      await writer.write(bytes);
    },
    async close() {
      await writer.close();
      await added;
    },
    async abandon() {
      await writer.abort(new AppError('cancelled', 'Cancelled')).catch(() => undefined);
      await added.catch(() => undefined);
    },
  };
}
