import {AppError} from '#/base/errors';
import type {Failure} from '#/contracts/engine';

/** How often a failed flow and a failed update are tried again. */
interface Retries {
  readonly flow: number;
  readonly update: number;
}

/** In development nothing is: a person looks at what failed. The numbers are Lakeflow's. */
export function retriesOf({development}: {readonly development: boolean}): Retries {
  return development ? {flow: 0, update: 0} : {flow: 2, update: 5};
}

/** What DuckDB says of itself or of its file, not of the SQL. */
const hiccup =
  /^(Error: )?(IO|INTERNAL|Out of Memory|TransactionContext|Transaction|Interrupt) Error/i;

/** Whether the same may go well another time: not what is wrong with SQL, rows or files, nor what a person must settle. */
export function isWorthRetrying({code, message}: Failure): boolean {
  if (code === 'sql.invalid') return hiccup.test(message);
  return code === 'internal' || code === 'storage.unavailable';
}

/** Milliseconds to wait before the `retry`th time, counted from 1: half a second, doubled each time, at most 15 s. */
export const backOffMs = (retry: number): number => Math.min(15_000, 250 * 2 ** retry);

/** @throws AppError 'cancelled' as soon as `signal` says so */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, signal.aborted ? 0 : ms);
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', stop, {once: true});
  });
  if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
}
