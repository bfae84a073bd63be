import {isIngestRunning, isUpdateRunning, type Lake} from './lake';

/** Why a continuous pipeline waits; null while it works or looks out. */
export type Pause = 'hidden' | 'offline' | null;

/** A run that failed is tried again after this time, then after twice as long, and so on. */
const firstRetryMs = 60_000;

export interface Attempts {
  /** Failed runs in a row. */
  readonly failures: number;
  /** When the last run ended; null before the first. */
  readonly endedAt: number | null;
}

/** Whether a continuous pipeline is to run now. */
export function isRunDue(
  lake: Pick<Lake, 'phase' | 'status' | 'ingest' | 'update'>,
  pause: Pause,
  {failures, endedAt}: Attempts,
  now: number,
): boolean {
  const {phase, status, ingest, update} = lake;
  if (phase !== 'open' || !status?.config.continuous || pause !== null) return false;
  if (isIngestRunning(ingest) || isUpdateRunning(update) || status.files.pending === 0)
    return false;
  return failures === 0 || now >= (endedAt ?? 0) + firstRetryMs * 2 ** (failures - 1);
}
