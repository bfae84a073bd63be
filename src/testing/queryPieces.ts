import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';

/** A query's result as the engine streams it: the schema's bytes, then a piece per record batch. */
export async function* queryPieces(connection: DuckDBConnection, sql: string) {
  const next = (step: 'start' | 'poll' | 'fetch') =>
    connection.useUnsafe((bindings, id) => {
      if (step === 'start') return bindings.startPendingQuery(id, sql, true)?.slice() ?? null;
      if (step === 'poll') return bindings.pollPendingQuery(id)?.slice() ?? null;
      return bindings.fetchQueryResults(id)?.slice() ?? null;
    });
  let piece = next('start');
  while (piece === null) piece = next('poll');
  for (; piece && piece.length > 0; piece = next('fetch')) yield piece;
}
