import type {AsyncDuckDB, AsyncDuckDBConnection} from '@duckdb/duckdb-wasm';
import {RecordBatchReader} from 'apache-arrow';
import {AppError} from '#/base/errors';
import {isDamage} from './damage';
import {refuseCalls} from './refuseCalls';
import {type SqlShape, statementsIn} from './statementsIn';
import type {Thread} from './thread';

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
  /**
   * A result as pieces of one Arrow IPC stream: first the schema, then record batches. DuckDB makes up to `ahead` pieces
   * while the reader is busy with one; one unless told. One that goes on for a second after `signal` ends the engine.
   *
   * @throws AppError 'sql.invalid' | 'cancelled' | 'engine.crashed'
   */
  pieces(sql: string, signal: AbortSignal, ahead?: number): AsyncGenerator<Uint8Array<ArrayBuffer>>;
  /** Appends an Arrow IPC stream to a table, by position; or makes a new table of it. */
  insertArrow(into: ArrowTarget, stream: Uint8Array): Promise<void>;
  /** Of what a person wants to be run. @throws AppError 'sql.read-only' where it calls what does more than read */
  shapeOf(sql: string): Promise<SqlShape>;
  close(): Promise<void>;
}

export interface ArrowTarget {
  readonly schema: string;
  readonly table: string;
  readonly create: boolean;
}

type Ask = <T>(sql: string, use: (db: AsyncDuckDB, connection: number) => Promise<T>) => Promise<T>;

/** What a session needs of its database. */
export interface SessionParts {
  /** Rejects when the worker dies. */
  readonly crashed: Promise<never>;
  readonly thread: Thread;
  /** Told when the database file proves damaged, before the statement fails. */
  readonly onDamage: () => Promise<void>;
}

export function openSession(
  connection: AsyncDuckDBConnection,
  {crashed, thread, onDamage}: SessionParts,
): Session {
  const guard = <T>(sql: string, work: Promise<T>): Promise<T> =>
    Promise.race([thread.asked(connection, work), crashed]).catch(async (cause: unknown) => {
      const error = describe(cause, sql);
      if (isDamage(error.message)) await onDamage();
      throw error;
    });
  const ask: Ask = (sql, use) => guard(sql, connection.useUnsafe(use));
  const query = (sql: string) => ask(sql, (db, id) => db.runQuery(id, sql));
  async function* pieces(sql: string, signal: AbortSignal, ahead = 1) {
    let takeBack = (): void => undefined;
    const onAbort = () => {
      takeBack = thread.endIfStuck(connection);
    };
    signal.addEventListener('abort', onAbort);
    try {
      yield* streamPieces(ask, sql, signal, ahead);
    } finally {
      signal.removeEventListener('abort', onAbort);
      takeBack();
    }
  }
  return {
    pieces,
    async run(sql) {
      await query(sql);
    },
    async runCancellable(sql, signal) {
      for await (const piece of streamPieces(ask, sql, signal, 1)) void piece;
    },
    rows: async (sql) => plainRows(await query(sql)),
    insertArrow: ({schema, table, create}, stream) =>
      guard(
        `insert into ${table}`,
        connection.insertArrowFromIPCStream(stream, {schema, name: table, create}),
      ),
    async shapeOf(sql) {
      const shape = statementsIn(sql, await ask(sql, (db) => db.tokenize(sql)));
      refuseCalls(shape.words);
      return shape;
    },
    close: () => Promise.race([connection.close(), crashed]).catch(() => undefined),
  };
}

async function* streamPieces(
  ask: Ask,
  sql: string,
  signal: AbortSignal,
  ahead: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const cancel = () => ask(sql, (db, id) => db.cancelPendingQuery(id)).catch(() => undefined);
  const stopIfAborted = async () => {
    if (!signal.aborted) return;
    await cancel();
    throw new AppError('cancelled', 'Query cancelled');
  };
  let part = await ask(sql, (db, id) => db.startPendingQuery(id, sql, true));
  while (part === null) {
    await stopIfAborted();
    part = await ask(sql, (db, id) => db.pollPendingQuery(id));
  }
  const asked: Promise<Uint8Array | null>[] = [];
  const askAhead = (most: number) => {
    while (asked.length < most) {
      const next = ask(sql, (db, id) => db.fetchQueryResults(id));
      // Told when it is its turn.
      next.catch(() => undefined);
      asked.push(next);
    }
  };
  let pieces = 0;
  try {
    while (part.length > 0) {
      await stopIfAborted();
      // A small result has no pieces beyond the first few.
      pieces += 1;
      askAhead(Math.min(ahead, 2 * pieces));
      yield inOwnBuffer(part);
      // Null is no end: there was nothing yet when the polling interval was over.
      for (part = null; part === null; ) {
        await stopIfAborted();
        askAhead(1);
        part = (await asked.shift()) ?? null;
      }
    }
  } finally {
    // What was asked for is answered before the connection is used for anything else.
    await Promise.allSettled(asked);
  }
}

/** As it comes from the worker; only where memory is shared it must be copied. */
const inOwnBuffer = ({buffer, byteOffset, length}: Uint8Array): Uint8Array<ArrayBuffer> =>
  buffer instanceof ArrayBuffer
    ? new Uint8Array(buffer, byteOffset, length)
    : new Uint8Array(new Uint8Array(buffer, byteOffset, length));

/** After a trap inside the WASM, or on a damaged file, the engine must be restarted, not asked again. */
function describe(cause: unknown, sql: string): AppError {
  if (cause instanceof AppError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/QuotaExceeded|quota/i.test(message))
    return new AppError('storage.quota', 'The browser gave this site no more storage', {cause});
  const isTrap =
    isDamage(message) ||
    /^RuntimeError|memory access out of bounds|unreachable|table index is out|signature mismatch|FATAL Error|has been invalidated/.test(
      message,
    );
  return new AppError(isTrap ? 'engine.crashed' : 'sql.invalid', withReason(message), {
    cause,
    details: {sql: sql.slice(0, 2_000)},
  });
}

/** What DuckDB declares for its ICU extension is not there, and ends it when it is called. */
const withReason = (message: string): string =>
  /table index is out|signature mismatch/.test(message)
    ? `The statement ended the database (${message}). Most functions of TIMESTAMP WITH TIME ZONE are not there: cast to TIMESTAMP first, as in now()::TIMESTAMP`
    : message;

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
  return typeof value === 'object' ? JSON.stringify(value) : null;
}
