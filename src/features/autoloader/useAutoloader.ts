import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {engine} from '#/client/engine';
import {type Lake, useLake} from '#/client/lake';
import {querySql} from '#/client/useSql';
import type {Listing} from '#/contracts/autoloader';
import {type BatchRow, batchesSql, listingSql, type LoadTotals, totalsSql} from './batchRows';

/** Changes when files were staged, loaded or acted upon. */
function lakeMark({status, update}: Lake): string {
  const {staged = 0, pending = 0, malformed = 0} = status?.files ?? {};
  return [staged, pending, malformed, update?.updateId, update?.state].join(' ');
}

/** What the autoloader does now: told live while it loads, else asked for. */
export function useProgress() {
  const mark = useLake(lakeMark);
  const live = useLake(({autoloader}) => autoloader);
  const asked = useQuery({
    queryKey: ['autoloader progress', mark],
    queryFn: ({signal}) => engine.autoloaderProgress({}, {signal}),
    placeholderData: keepPreviousData,
  });
  return {...asked, data: live?.isLoading ? live : asked.data};
}

/** A reading beside a run waits for checkpoints and they for it: not more often than this. */
const whileLoadingMs = 1_000;

async function readHistory(signal: AbortSignal) {
  const batches = await querySql<BatchRow>(batchesSql, {signal});
  const totals = await querySql<LoadTotals>(totalsSql, {signal});
  const listing = await querySql<Listing>(listingSql, {signal});
  return {batches: batches.rows, totals: totals.rows[0], listing: listing.rows[0] ?? null};
}

/** The newest batches, newest first, what all of them come to, and the newest listing in the log. */
export function useHistory() {
  const mark = useLake(lakeMark);
  const isLoading = useLake(({autoloader}) => autoloader?.isLoading ?? false);
  return useQuery({
    queryKey: ['autoloader history', mark, isLoading],
    queryFn: ({signal}) => readHistory(signal),
    placeholderData: keepPreviousData,
    refetchInterval: isLoading ? whileLoadingMs : false,
  });
}
