import {usePrefetchSql, useSql} from '#/client/useSql';
import type {Query} from './query';

/**
 * Rows of a query, kept for as long as its tables stay as they are. Suspends until first known; when a table changes
 * the old rows stay until the new ones are there. Empty while one of the tables has never been written.
 *
 * @throws AppError 'sql.invalid' and engine failures, to the nearest error boundary
 */
export function useRows<Row>({sql, reads}: Query<Row>): readonly Row[] {
  return useSql<Row>(sql, reads);
}

/**
 * Has the queries of a page asked together, before its parts suspend on them one after the other. Does not suspend;
 * the parts then ask the same queries by `useRows`.
 */
export function usePrefetch(queries: readonly Query<unknown>[]): void {
  usePrefetchSql(queries);
}
