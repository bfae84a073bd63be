import {AppError} from '#/base/errors';
import {kindOfFile} from '#/base/fileKind';
import {headBytes} from './recognise';
import {zipEntries} from './zipEntries';

/** One file to stage: of this computer, or inside an archive of it. */
export interface LocalBody {
  /** With the folders it is in; inside an archive behind the archive's own path. */
  readonly path: string;
  readonly bytes: number;
  read(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

/** A backup has this beside what it keeps. */
const backupManifest = /^laplake-backup\.json$/;

/**
 * The files that a file stands for: itself, or, of a zip archive, those in it.
 * @throws AppError 'import.refused' for an archive that cannot be read, or that has nothing to stage
 */
export async function localBodies(file: File, path: string): Promise<readonly LocalBody[]> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  if (kindOfFile(head) !== 'zip')
    return [{path, bytes: file.size, read: (signal) => bytesOf(file, signal)}];
  const entries = await zipEntries(file);
  if (entries.some((entry) => backupManifest.test(entry.path)))
    throw new AppError('import.refused', 'A backup of a whole lake: restore it under Backup');
  if (entries.some((entry) => entry.path === '[Content_Types].xml'))
    throw new AppError('import.refused', 'An office document: save its table as CSV');
  if (entries.length === 0) throw new AppError('import.refused', 'The archive holds no file');
  return entries.map((entry) => ({...entry, path: `${path}/${entry.path}`}));
}

async function* bytesOf(file: Blob, signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      signal.throwIfAborted();
      const {done, value} = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw new AppError(
      'import.refused',
      'The file cannot be read: it was changed, moved or unplugged meanwhile. Choose it again',
      {cause},
    );
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
