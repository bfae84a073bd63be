import {AppError} from '#/base/errors';
import {mapConcurrent} from '#/base/mapConcurrent';
import {
  type DecodedChunk,
  smallFileBytes,
  type SmallFileOutcome,
  type SmallFilesJob,
  type SmallFilesOutcome,
} from './decodeProtocol';
import {hashBytes} from './hashFile';
import {smallFileRows} from './smallFileRows';

/** Opening a file is waiting, mostly. */
const openAtOnce = 8;

/** All bytes of a file; null when it is larger than `mostBytes` or cannot be read. */
export type ReadFile = (path: string, mostBytes: number) => Promise<Uint8Array | null>;

/**
 * Decodes the files into one chunk, each with its outcome. What would be anything but rows, such as a file that is
 * malformed, missing or large, leaves none and is to go alone.
 *
 * @throws AppError 'cancelled'
 */
export async function decodeSmallFiles(
  {files, ...job}: SmallFilesJob,
  read: ReadFile,
  signal: AbortSignal,
): Promise<{readonly outcome: SmallFilesOutcome; readonly last: DecodedChunk | null}> {
  const rows = smallFileRows(job);
  const outcomes = await mapConcurrent(
    files,
    openAtOnce,
    async ({path, hash, ...file}): Promise<SmallFileOutcome> => {
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
      const bytes = await read(path, smallFileBytes);
      if (!bytes) return {kind: 'alone', isMisfit: false};
      const outcome = rows.add(file, bytes);
      if (!hash || outcome.kind === 'alone') return outcome;
      return {...outcome, sha256: await hashBytes(bytes)};
    },
  );
  if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
  return {outcome: {kind: 'files', files: outcomes}, last: rows.take()};
}
