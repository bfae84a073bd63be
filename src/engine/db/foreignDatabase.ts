import * as duckdb from '@duckdb/duckdb-wasm';
import {AppError} from '#/base/errors';
import {startInstance} from './instance';
import {openSession, type Session} from './session';

/** A database of somebody else, in an engine of its own: whatever is wrong with it, the lake's goes on. */
export interface ForeignDatabase {
  /** Reads only; the database is the catalog `foreignCatalog`. */
  readonly session: Session;
  close(): Promise<void>;
}

export const foreignCatalog = 'brought';
const fileName = 'brought.duckdb';
/** Far more than a scan needs. What was read is kept up to here, beside what the lake's engine keeps of the same rows. */
const mostMemory = '512MB';

/** Opens a DuckDB file where it lies, reading of it what is asked for. @throws what DuckDB says about the file */
export async function openForeignDatabase(file: File): Promise<ForeignDatabase> {
  const {duckdb: instance, started, crashed: stopped, thread} = startInstance();
  const crashed = stopped.catch((cause: unknown) => {
    throw new AppError(
      'import.refused',
      `The database cannot be read: ${AppError.from(cause).message}`,
      {cause},
    );
  });
  crashed.catch(() => undefined);
  const open = async (): Promise<Session> => {
    await started;
    await instance.registerFileHandle(
      fileName,
      file,
      duckdb.DuckDBDataProtocol.BROWSER_FILEREADER,
      false,
    );
    await instance.open({});
    // Damage is that file's, not the lake's.
    const session = openSession(await instance.connect(), {
      crashed,
      thread,
      onDamage: async () => undefined,
    });
    await session.run(`
      SET autoinstall_known_extensions=false; SET autoload_known_extensions=false;
      ATTACH '${fileName}' AS ${foreignCatalog} (READ_ONLY);
      SET memory_limit='${mostMemory}'; SET enable_external_access=false; SET lock_configuration=true;`);
    return session;
  };
  try {
    const session = await Promise.race([open(), crashed]);
    return {session, close: () => instance.terminate()};
  } catch (thrown) {
    await instance.terminate();
    throw thrown;
  }
}
