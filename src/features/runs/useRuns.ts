import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {type Lake, useLake} from '#/client/lake';
import {querySql} from '#/client/useSql';
import type {UpdateProgress} from '#/contracts/engine';
import {
  type EarlierRun,
  earlierRunsSql,
  eventsSql,
  type RunEvent,
  runSql,
  runsSql,
  storedProgress,
  type StoredRun,
} from './runSql';

/** Changes when another update was recorded. */
const recordedMark = ({status, update}: Lake): string =>
  [status?.lastUpdate?.updateId, update?.updateId, update?.state].join(' ');

/** A run of the list. */
export interface RunItem {
  readonly updateId: string;
  readonly startedAt: number;
  /** Null for one that was interrupted. */
  readonly update: UpdateProgress | null;
}

const itemOf = ({update_id: updateId, started, progress}: StoredRun): RunItem => ({
  updateId,
  startedAt: started,
  update: progress === null ? null : storedProgress(progress),
});

/** A page of recorded runs, newest first, and one more where there is another page. */
export function useRuns(page: number) {
  const mark = useLake(recordedMark);
  return useQuery({
    queryKey: ['runs', page, mark],
    queryFn: async ({signal}) =>
      (await querySql<StoredRun>(runsSql(page), {signal})).rows.map(itemOf),
    placeholderData: keepPreviousData,
  });
}

/** One recorded run; null when there is none of this id. Not asked for without an id. */
export function useRun(updateId: string | null) {
  const mark = useLake(recordedMark);
  return useQuery({
    queryKey: ['run', updateId, mark],
    queryFn: async ({signal}) => {
      const {rows} = await querySql<StoredRun>(runSql(updateId ?? ''), {signal});
      return rows[0] ? itemOf(rows[0]) : null;
    },
    placeholderData: (before, query) => (query?.queryKey[1] === updateId ? before : undefined),
    enabled: updateId !== null,
  });
}

/** The recorded runs before another, newest first. */
export function useEarlierRuns(startedAt: number) {
  return useQuery({
    queryKey: ['runs before', startedAt],
    queryFn: async ({signal}) =>
      (await querySql<EarlierRun>(earlierRunsSql(startedAt), {signal})).rows,
  });
}

export function useRunEvents(updateId: string) {
  const mark = useLake(recordedMark);
  return useQuery({
    queryKey: ['run events', updateId, mark],
    queryFn: async ({signal}) => (await querySql<RunEvent>(eventsSql(updateId), {signal})).rows,
    placeholderData: keepPreviousData,
  });
}
