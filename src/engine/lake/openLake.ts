import {AppError, type ErrorCode} from '#/base/errors';
import {quoteName} from '#/base/quoteSql';
import type {Recovery} from '#/contracts/recovery';
import {type Database, EngineNotLoaded, openDatabase} from '../db/database';
import type {Session} from '../db/session';
import {passing} from '../failPoints';
import {isSound} from './isSound';
import {makeTables, NewerLake} from './makeTables';
import {databaseFiles} from './databaseFiles';
import {isHeld, whenReleased} from '../storage/whenReleased';

/** An open lake: the database and the one connection that writes to it. */
export interface Lake {
  readonly catalog: string;
  readonly schema: string;
  readonly database: Database;
  readonly writer: Session;
  readonly recovery: Recovery;
  /** A read-only session with the lake's names in scope. */
  read<T>(work: (session: Session, signal: AbortSignal) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in one transaction and makes it durable before it resolves; undone when `work` throws. `onDurable` is
   * told how long the end of it took.
   */
  commit<T>(work: () => Promise<T>, onDurable?: (times: CommitTimes) => void): Promise<T>;
  /**
   * Runs `work` in one transaction that every reader sees when it resolves, and that `makeDurable` or the next `commit`
   * makes durable. A lake that is killed before comes back without it, and without what was committed after it.
   */
  commitForNow<T>(work: () => Promise<T>): Promise<T>;
  /** Nothing to do where everything is durable. */
  makeDurable(): Promise<void>;
}

/** Milliseconds. */
export interface CommitTimes {
  readonly commitMs: number;
  readonly checkpointMs: number;
}

const isNew = (recovery: Recovery) => recovery === 'created' || recovery === 'rebuilt';

/** What the lake is after it, and what to do before it where there is one: only to a damaged file. */
type Attempt = readonly [Recovery, (() => Promise<void>)?];

/**
 * Opens the lake, or makes what a crash left openable: first without its WAL, which holds nothing that was
 * acknowledged; then by setting the file aside and starting a new one, to be loaded again from the staged files. A file
 * that an earlier visit found damaged is set aside at once; one in which all can be read never is.
 *
 * @throws AppError 'lake.elsewhere' while another tab or a closing one holds the file | 'lake.not-ready' when a sound one
 * cannot be brought to what this version declares | 'lake.unopenable' | 'storage.quota' | 'storage.unavailable'
 */
export async function openLake(catalog: string, schema: string): Promise<Lake> {
  const files = await databaseFiles(catalog);
  const existed = await files.exists();
  const anew: Attempt = ['rebuilt', () => files.setAside()];
  const asItIs: Attempt = [existed ? 'none' : 'created'];
  const attempts: readonly Attempt[] = [
    asItIs,
    // A trap may have nothing to do with the file: once more in a fresh worker before the file is touched.
    asItIs,
    ['wal-set-aside', () => files.setAsideWal()],
    anew,
  ];
  let failure: AppError | null = null;
  for (const [recovery, setAside] of (await files.isDamaged()) ? [anew] : attempts) {
    try {
      if (setAside && failure) await onlyIfDamaged(catalog, failure);
      await setAside?.();
      return await openOnce(catalog, schema, recovery);
    } catch (thrown) {
      if (isHeld(thrown)) throw elsewhere(thrown);
      failure = AppError.from(thrown);
      if (isOfNoDamage(failure)) throw failure;
    }
  }
  throw new AppError('lake.unopenable', `The lake does not open: ${failure?.message ?? ''}`, {
    cause: failure,
  });
}

/**
 * Opens the lake and answers with what `begin` makes of it. A file can open and prove damaged only when `begin` first
 * reads of it: then it is set aside and built anew as well. When it throws, the lake is closed.
 *
 * @throws AppError as `openLake`, and what `begin` throws
 */
export async function openSoundLake<T>(
  {catalog, schema}: {readonly catalog: string; readonly schema: string},
  begin: (lake: Lake) => Promise<T>,
): Promise<T> {
  for (;;) {
    const lake = await openLake(catalog, schema);
    try {
      return await begin(lake);
    } catch (thrown) {
      await lake.database.close();
      const files = await databaseFiles(catalog);
      // A lake just built anew is not built once more.
      if (lake.recovery === 'rebuilt' || !(await files.isDamaged())) throw thrown;
    }
  }
}

const noDamage: ReadonlySet<ErrorCode> = new Set([
  'lake.elsewhere',
  'lake.not-ready',
  'storage.quota',
  'storage.unavailable',
]);

const isOfNoDamage = (failure: AppError): boolean =>
  failure instanceof EngineNotLoaded || failure instanceof NewerLake || noDamage.has(failure.code);

async function onlyIfDamaged(catalog: string, failure: AppError): Promise<void> {
  if (!(await isSound(catalog))) return;
  throw new AppError(
    'lake.not-ready',
    `The lake could not be brought up to date and was left as it was: ${failure.message}`,
    {cause: failure},
  );
}

async function openOnce(catalog: string, schema: string, recovery: Recovery): Promise<Lake> {
  const database = await whenReleased(() => openDatabase(catalog));
  try {
    const writer = await database.connect();
    await writer.run(sessionSettings);
    await makeTables(writer, {catalog, schema, isNew: isNew(recovery)});
    await database.checkpoint(writer);
    const scope = `${sessionSettings} USE ${quoteName(catalog)}.${quoteName(schema)};`;
    return {
      catalog,
      schema,
      database,
      writer,
      recovery,
      read: (work) =>
        database.read(async (session, signal) => {
          await session.run(`${scope} BEGIN TRANSACTION READ ONLY;`);
          return work(session, signal);
        }),
      ...commits(database, writer),
    };
  } catch (thrown) {
    await database.close();
    throw thrown;
  }
}

const sessionSettings = `
SET autoinstall_known_extensions=false; SET autoload_known_extensions=false;
SET enable_progress_bar=false; SET preserve_insertion_order=true;`;

function commits(
  database: Database,
  writer: Session,
): Pick<Lake, 'commit' | 'commitForNow' | 'makeDurable'> {
  let isDurable = true;

  async function commitForNow<T>(work: () => Promise<T>, onEnd?: () => void): Promise<T> {
    await writer.run('BEGIN TRANSACTION');
    let result: T;
    try {
      await passing('transaction.begun');
      result = await work();
      onEnd?.();
      await writer.run('COMMIT');
    } catch (thrown) {
      await writer.run('ROLLBACK').catch(() => undefined);
      throw thrown;
    }
    isDurable = false;
    return result;
  }
  async function makeDurable(): Promise<void> {
    if (isDurable) return;
    try {
      await passing('transaction.committed');
      await database.checkpoint(writer);
      isDurable = true;
      await passing('transaction.durable');
    } catch (cause) {
      // Committed but perhaps not durable: only a new start can tell, by the ledger.
      const {code, message} = AppError.from(cause);
      throw new AppError(
        code === 'storage.quota' ? code : 'engine.crashed',
        `The lake could not be saved: ${message}`,
        {cause},
      );
    }
  }
  return {
    commitForNow: (work) => commitForNow(work),
    makeDurable,
    async commit(work, onDurable) {
      let begin = 0;
      const result = await commitForNow(work, () => {
        begin = performance.now();
      });
      const committed = performance.now();
      await makeDurable();
      onDurable?.({commitMs: committed - begin, checkpointMs: performance.now() - committed});
      return result;
    },
  };
}

const elsewhere = (cause: unknown) =>
  new AppError('lake.elsewhere', 'The lake is open in another tab', {cause});
