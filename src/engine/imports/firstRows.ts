import type {QueryResult} from '#/contracts/engine';
import type {TableSource} from './tableSource';

const shownRows = 20;

/** The first rows of a source's table. @throws AppError 'import.refused' | 'cancelled' */
export async function firstRows(
  source: TableSource,
  table: number,
  signal: AbortSignal,
): Promise<QueryResult> {
  const begin = performance.now();
  for await (const stream of source.streams(table, {signal, mostRows: shownRows}))
    return {arrow: new Uint8Array(stream), elapsedMs: performance.now() - begin};
  return {arrow: new Uint8Array(), elapsedMs: performance.now() - begin};
}
