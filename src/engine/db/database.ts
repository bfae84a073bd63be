import * as duckdb from '@duckdb/duckdb-wasm';
import {AppError} from '#/base/errors';
import {createGate} from '#/base/gate';
import {noteDamage} from './damage';
import {type Instance, startInstance} from './instance';
import {prepareDatabaseFiles} from './prepareDatabaseFiles';
import {openSession, type Session} from './session';

/** One DuckDB instance on one OPFS file, in a worker of its own. */
export interface Database {
  /** A connection for writing. There should be one at a time. */
  connect(): Promise<Session>;
  /**
   * A connection for one read. Closed when `work` ends. CHECKPOINT waits for reads and holds back new ones:
   * beside an open read of another connection it would wait inside DuckDB's only thread, for ever. A read that
   * keeps it waiting too long is told so by `signal`.
   */
  read<T>(work: (session: Session, signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Makes every commit before it durable. Without it a commit can vanish at the next start. */
  checkpoint(session: Session): Promise<void>;
  /** The worker is gone when this resolves; the browser may take a moment more to let go of its files. */
  close(): Promise<void>;
}

/** The engine's own code did not arrive or start: nothing is known about the database file. */
export class EngineNotLoaded extends AppError {
  constructor(cause: unknown) {
    super(
      'engine.crashed',
      `The database engine could not be loaded: ${AppError.from(cause).message}`,
      {cause},
    );
  }
}

/**
 * Opens or creates `opfs://<catalog>.duckdb`.
 *
 * @throws EngineNotLoaded; else what DuckDB says about the file
 */
export async function openDatabase(catalog: string): Promise<Database> {
  const {duckdb: instance, started, ...running} = startInstance();
  const {crashed} = running;
  try {
    // The engine begins while the files of one that has just ended are let go of.
    await Promise.all([
      started.catch((cause: unknown) => {
        throw new EngineNotLoaded(cause);
      }),
      prepareDatabaseFiles(`${catalog}.duckdb`),
    ]);
    await Promise.race([
      instance.open({
        path: `opfs://${catalog}.duckdb`,
        accessMode: duckdb.DuckDBAccessMode.READ_WRITE,
        // A statement works this long, in ms, before it asks whether to stop and lets others have their turn.
        query: {queryPollingInterval: 20},
      }),
      crashed,
    ]);
    await Promise.race([leaveCheckpointsToUs(instance), crashed]);
    return database(instance, catalog, running);
  } catch (cause) {
    await instance.terminate();
    throw cause;
  }
}

/**
 * A COMMIT that writes much would else make a CHECKPOINT by itself, whoever reads at the moment; `checkpoint` is the
 * only place that waits for readers.
 */
async function leaveCheckpointsToUs(instance: duckdb.AsyncDuckDB): Promise<void> {
  const connection = await instance.connect();
  await connection.query("SET GLOBAL checkpoint_threshold = '1TB'");
  await connection.close();
}

/** How long a read may keep a commit from becoming durable. */
const patienceMs = 30_000;

function database(
  instance: duckdb.AsyncDuckDB,
  catalog: string,
  {crashed, thread}: Pick<Instance, 'crashed' | 'thread'>,
): Database {
  const gate = createGate();
  const readers = new Set<AbortController>();
  const onDamage = () => noteDamage(`${catalog}.duckdb`);
  const connect = async () => openSession(await instance.connect(), {crashed, thread, onDamage});
  return {
    connect,
    read: (work) =>
      gate.shared(async () => {
        const session = await connect();
        const reader = new AbortController();
        readers.add(reader);
        try {
          return await work(session, reader.signal);
        } finally {
          readers.delete(reader);
          await session.close();
        }
      }),
    async checkpoint(session) {
      const patience = setTimeout(() => {
        for (const reader of readers) reader.abort();
      }, patienceMs);
      await gate.exclusive(() => {
        clearTimeout(patience);
        return session.run(`CHECKPOINT "${catalog}"`);
      });
    },
    async close() {
      await gate.exclusive(async () => {
        await Promise.race([instance.reset(), crashed]).catch(() => undefined);
        await instance.terminate();
      });
    },
  };
}
