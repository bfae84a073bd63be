import {AppError} from '#/base/errors';
import {quoteName} from '#/base/quoteSql';
import {type Database, EngineNotLoaded, openDatabase} from '../db/database';
import {isHeld, whenReleased} from '../storage/whenReleased';

/**
 * Whether DuckDB opens the lake's file and reads every value in it: then whatever failed, it was not for damage.
 * Changes nothing.
 *
 * @throws EngineNotLoaded; what else says nothing of the file: that it is held, or that storage is full
 */
export async function isSound(catalog: string): Promise<boolean> {
  let database: Database | null = null;
  try {
    database = await whenReleased(() => openDatabase(catalog));
    const session = await database.connect();
    const tables = await session.rows(`
SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = current_database() ORDER BY ALL`);
    for (const table of tables) {
      const name = [table['schema_name'], table['table_name']].map((part) =>
        quoteName(String(part)),
      );
      // A count would be known without a look at the values.
      await session.run(`SELECT bit_xor(hash(t)) FROM ${name.join('.')} AS t`);
    }
    return true;
  } catch (thrown) {
    const isOfStorage = AppError.from(thrown).code.startsWith('storage.');
    if (thrown instanceof EngineNotLoaded || isHeld(thrown) || isOfStorage) throw thrown;
    return false;
  } finally {
    await database?.close();
  }
}
