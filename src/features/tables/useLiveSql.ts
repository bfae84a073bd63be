import {useSuspenseQuery} from '@tanstack/react-query';
import {type Lake, useLake} from '#/client/lake';
import {querySql} from '#/client/useSql';
import type {SqlRow, SqlRows} from '#/client/decodeArrow';

/** Changes when anything that the lake notes may have changed. */
export function liveMark({status, update, autoloader, scratchWrites}: Lake): string {
  const {staged = 0, pending = 0} = status?.files ?? {};
  const versions = status?.tables.map(({version}) => version).join('.') ?? '';
  const {updateId, state} = update ?? {};
  const batches = autoloader?.batchesDone;
  return [staged, pending, versions, updateId, state, batches, scratchWrites].join(' ');
}

/**
 * Rows of tables that have no version: the lake's notes and people's own. Asked again whenever they are shown anew or the
 * lake has done something. Suspends until first known.
 */
export function useLiveSql<Row = SqlRow>(sql: string): SqlRows<Row> {
  const mark = useLake(liveMark);
  const {data} = useSuspenseQuery({
    queryKey: ['live sql', sql, mark],
    queryFn: ({signal}) => querySql<Row>(sql, {signal}),
    staleTime: 0,
    gcTime: 10_000,
  });
  return data;
}
