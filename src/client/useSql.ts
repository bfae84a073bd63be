import {queryOptions, useQueryClient, useSuspenseQuery} from '@tanstack/react-query';
import {use, useDeferredValue} from 'react';
import {AppError} from '#/base/errors';
import type {LakeStatus} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';
import {decodeArrow, type SqlRow, type SqlRows} from './decodeArrow';
import {engine} from './engine';
import {useLake} from './lake';
import {queryClient} from './queryClient';

let known: PromiseWithResolvers<void> | null = null;

/** Resolves when the lake has been open once, so that table versions are known. */
function lakeKnown(): Promise<void> {
  if (known) return known.promise;
  const first = Promise.withResolvers<void>();
  known = first;
  if (useLake.getState().status) first.resolve();
  const stop = useLake.subscribe(({status}) => {
    if (!status) return;
    first.resolve();
    stop();
  });
  return first.promise;
}

/** Asks the engine once. @throws AppError 'sql.invalid' | 'sql.read-only' | 'cancelled' */
export async function querySql<Row = SqlRow>(
  sql: string,
  options: {readonly signal?: AbortSignal} = {},
): Promise<SqlRows<Row>> {
  const {arrow} = await engine.query({sql}, options);
  // The caller's SQL decides the shape of its rows; this is the one place where a type is put on them.
  return decodeArrow(arrow) as SqlRows<unknown> as SqlRows<Row>;
}

/** A table's version, or 0 before its first commit. */
export function versionOf(status: LakeStatus | null, table: TableName): number {
  return status?.tables.find(({name}) => name === table)?.version ?? 0;
}

/** The versions of tables as one text: changes when any of their content changes. */
export function useVersions(reads: readonly TableName[]): string {
  return useLake(({status}) => reads.map((table) => versionOf(status, table)).join('.'));
}

/**
 * Rows of `sql`, which reads the tables `reads`. Suspends until first known; when a table changes the old rows stay
 * until the new ones are there. Empty while one of the tables has never been written.
 *
 * @throws AppError 'sql.invalid' and engine failures, to the nearest error boundary
 */
// Like useSqlResult: the caller's SQL decides the shape of its rows.
export function useSql<Row = SqlRow>(sql: string, reads: readonly TableName[]): readonly Row[] {
  return useSqlResult<Row>(sql, reads).rows;
}

/** As `useSql`, with the columns and their SQL types. */
export function useSqlResult<Row = SqlRow>(sql: string, reads: readonly TableName[]): SqlRows<Row> {
  if (useLake(({status}) => status === null)) use(lakeKnown());
  const versions = useDeferredValue(useVersions(reads));
  const {data} = useSuspenseQuery(sqlOptions<Row>({sql, reads}, versions));
  return data;
}

interface SqlRequest {
  readonly sql: string;
  readonly reads: readonly TableName[];
}

function sqlOptions<Row>({sql, reads}: SqlRequest, versions: string) {
  return queryOptions({
    queryKey: ['sql', sql, reads, versions],
    queryFn: async ({signal}): Promise<SqlRows<Row>> => {
      try {
        return await querySql<Row>(sql, {signal});
      } catch (thrown) {
        const {status} = useLake.getState();
        const unwritten = reads.some((table) => versionOf(status, table) === 0);
        if (unwritten && AppError.from(thrown).code === 'sql.invalid')
          return {columns: [], rows: []};
        throw thrown;
      }
    },
  });
}

const optionsNow = (status: LakeStatus, request: SqlRequest) =>
  sqlOptions(request, request.reads.map((table) => versionOf(status, table)).join('.'));

/** Asks for what `useSql` will ask for further down the page, all at once. Does not suspend; failures show there. */
export function usePrefetchSql(requests: readonly SqlRequest[]): void {
  const status = useLake((lake) => lake.status);
  const client = useQueryClient();
  if (!status) return;
  for (const request of requests) {
    const options = optionsNow(status, request);
    if (!client.getQueryState(options.queryKey)) void client.prefetchQuery(options);
  }
}

/**
 * As `usePrefetchSql`, before there is a page; resolves when all have answered or failed, at once while the lake is
 * not known.
 */
export async function prefetchSql(requests: readonly SqlRequest[]): Promise<void> {
  const {status} = useLake.getState();
  if (!status) return;
  await Promise.all(
    requests.map((request) => queryClient.prefetchQuery(optionsNow(status, request))),
  );
}
