import type {AsyncDuckDB, AsyncDuckDBConnection} from '@duckdb/duckdb-wasm';
import {RecordBatchReader} from 'apache-arrow';
import {AppError} from '#/base/errors';

export type SqlValue = string | number | boolean | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** A connection. Statements of one session run one after the other. */
export interface Session {
  /** @throws AppError 'sql.invalid' */
  run(sql: string): Promise<void>;
  /** As `run`, in slices, so that `signal` can stop it. @throws AppError 'cancelled' | 'sql.invalid' */
  runCancellable(sql: string, signal: AbortSignal): Promise<void>;
  /** A small result as plain rows: integers as numbers (text beyond 2^53), times as epoch milliseconds. */
  rows(sql: string): Promise<readonly SqlRow[]>;
  /** A result as pieces of one Arrow IPC stream: first the schema, then record batches. */
  pieces(sql: string, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>>;
  /** Appends an Arrow IPC stream to a table, by position; or makes a new table of it. */
  insertArrow(into: ArrowTarget, stream: Uint8Array): Promise<void>;
  /** How many statements `sql` holds. */
  countStatements(sql: string): Promise<number>;
  close(): Promise<void>;
}

export interface ArrowTarget {
  readonly schema: string;
  readonly table: string;
  readonly create: boolean;
}

export function openSession(connection: AsyncDuckDBConnection, crashed: Promise<never>): Session {
  const guard = <T>(sql: string, work: Promise<T>): Promise<T> =>
    Promise.race([work, crashed]).catch((cause: unknown) => {
      throw describe(cause, sql);
    });
  const unsafe = <T>(use: (db: AsyncDuckDB, id: number) => Promise<T>) => connection.useUnsafe(use);

  async function* pieces(sql: string, signal: AbortSignal) {
    let part = await guard(
      sql,
      unsafe((db, id) => db.startPendingQuery(id, sql, true)),
    );
    while (part === null) {
      await stopIfAborted(signal);
      part = await guard(
        sql,
        unsafe((db, id) => db.pollPendingQuery(id)),
      );
    }
    while (part === null || part.length > 0) {
      await stopIfAborted(signal);
      if (part) yield new Uint8Array(part);
      part = await guard(
        sql,
        unsafe((db, id) => db.fetchQueryResults(id)),
      );
    }
  }
  async function stopIfAborted(signal: AbortSignal): Promise<void> {
    if (!signal.aborted) return;
    await unsafe((db, id) => db.cancelPendingQuery(id)).catch(() => undefined);
    throw new AppError('cancelled', 'Query cancelled');
  }

  return {
    pieces,
    async run(sql) {
      await guard(
        sql,
        unsafe((db, id) => db.runQuery(id, sql)),
      );
    },
    async runCancellable(sql, signal) {
      for await (const piece of pieces(sql, signal)) void piece;
    },
    async rows(sql) {
      return plainRows(
        await guard(
          sql,
          unsafe((db, id) => db.runQuery(id, sql)),
        ),
      );
    },
    insertArrow: ({schema, table, create}, stream) =>
      guard(
        `insert into ${table}`,
        connection.insertArrowFromIPCStream(stream, {schema, name: table, create}),
      ),
    async countStatements(sql) {
      const {offsets, types} = await guard(
        sql,
        unsafe((db) => db.tokenize(sql)),
      );
      const operator = 3;
      const text = new TextEncoder().encode(sql);
      const ends = offsets.filter((at, i) => types[i] === operator && text[at] === 0x3b);
      const last = offsets.at(-1) ?? 0;
      return ends.filter((at) => at < last).length + 1;
    },
    close: () => Promise.race([connection.close(), crashed]).catch(() => undefined),
  };
}

/** A trap inside the WASM leaves the engine unusable: it must be restarted, not asked again. */
function describe(cause: unknown, sql: string): AppError {
  if (cause instanceof AppError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/QuotaExceeded|quota/i.test(message))
    return new AppError('storage.quota', 'The browser gave this site no more storage', {cause});
  const isTrap = /^RuntimeError|memory access out of bounds|unreachable|table index is out/.test(
    message,
  );
  return new AppError(isTrap ? 'engine.crashed' : 'sql.invalid', message, {
    cause,
    details: {sql: sql.slice(0, 2_000)},
  });
}

function plainRows(ipc: Uint8Array): readonly SqlRow[] {
  const rows: SqlRow[] = [];
  for (const batch of RecordBatchReader.from(ipc))
    for (const row of batch)
      if (row)
        rows.push(
          Object.fromEntries([...row].map(([name, value]) => [String(name), plain(value)])),
        );
  return rows;
}

function plain(value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return String(value);
}
