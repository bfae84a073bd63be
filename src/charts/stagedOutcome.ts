import {AppError} from '#/base/errors';
import type {IngestProgress} from '#/contracts/engine';

/** What came of it: cancelled by the person, the source has no such rows, or the lake has them now. */
export type LoadOutcome = 'cancelled' | 'empty' | 'loaded';

/** What an ingest came to, before the pipeline takes its files. @throws AppError of the first request that failed */
export function stagedOutcome(progress: IngestProgress | null): LoadOutcome {
  if (progress === null || progress.state === 'cancelled') return 'cancelled';
  const failed = progress.requests.find(({failure}) => failure !== null)?.failure;
  if (failed) throw new AppError(failed.code, failed.message);
  const {requests, counts} = progress;
  const isEmpty = counts
    ? counts.empty === counts.all
    : requests.every(({state}) => state === 'empty');
  return isEmpty ? 'empty' : 'loaded';
}
