import * as duckdb from '@duckdb/duckdb-wasm';
import ehWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import {AppError} from '#/base/errors';
import {openSession, type Session} from './session';

/** A database of somebody else, in an engine of its own: whatever is wrong with it, the lake's goes on. */
export interface ForeignDatabase {
  /** Reads only; the database is the catalog `foreignCatalog`. */
  readonly session: Session;
  close(): Promise<void>;
}

export const foreignCatalog = 'brought';
const fileName = 'brought.duckdb';

/** Opens a DuckDB file where it lies, reading of it what is asked for. @throws what DuckDB says about the file */
export async function openForeignDatabase(file: File): Promise<ForeignDatabase> {
  const worker = new Worker(new URL('./duckdb.worker.ts', import.meta.url), {
    type: 'module',
    name: 'duckdb-import',
  });
  const crashed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) =>
      reject(new AppError('import.refused', `The database cannot be read: ${event.message}`)),
    );
  });
  crashed.catch(() => undefined);
  const instance = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  const open = async (): Promise<Session> => {
    await instance.instantiate(new URL(ehWasm, self.location.href).href);
    await instance.registerFileHandle(
      fileName,
      file,
      duckdb.DuckDBDataProtocol.BROWSER_FILEREADER,
      false,
    );
    await instance.open({});
    // Damage is that file's, not the lake's.
    const session = openSession(await instance.connect(), crashed, async () => undefined);
    await session.run(`
      SET autoinstall_known_extensions=false; SET autoload_known_extensions=false;
      ATTACH '${fileName}' AS ${foreignCatalog} (READ_ONLY);
      SET enable_external_access=false; SET lock_configuration=true;`);
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
