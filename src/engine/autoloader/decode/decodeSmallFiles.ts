import {AppError} from '#/base/errors';
import type {
  DecodedChunk,
  SmallFileOutcome,
  SmallFilesJob,
  SmallFilesOutcome,
} from './decodeProtocol';
import {hashBytes} from './hashFile';
import {smallFileRows} from './smallFileRows';

/** Of each file of the job all bytes; null for one that is too large or cannot be read. */
export type FileContents = Promise<readonly (Uint8Array | null)[]>;

/**
 * Decodes the files into one chunk, each with its outcome. What would be anything but rows, such as a file that is
 * malformed, missing or large, leaves none and is to go alone.
 *
 * @throws AppError 'cancelled'
 */
export async function decodeSmallFiles(
  {files, ...job}: SmallFilesJob,
  contents: FileContents,
  signal: AbortSignal,
): Promise<{readonly outcome: SmallFilesOutcome; readonly last: DecodedChunk | null}> {
  const bytesOf = await contents;
  if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
  const rows = smallFileRows(job);
  const outcomes: SmallFileOutcome[] = [];
  for (const [at, {hash, ...file}] of files.entries()) {
    const bytes = bytesOf[at];
    const outcome = bytes ? rows.add(file, bytes) : unread;
    outcomes.push(
      bytes && hash && outcome.kind === 'decoded'
        ? {...outcome, sha256: await hashBytes(bytes)}
        : outcome,
    );
  }
  return {outcome: {kind: 'files', files: outcomes}, last: rows.take()};
}

const unread: SmallFileOutcome = {kind: 'alone', isMisfit: false};
