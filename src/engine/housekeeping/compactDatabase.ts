import {AppError} from '#/base/errors';
import {quoteName} from '#/base/quoteSql';
import type {DeletionDone} from '#/contracts/storage';
import type {Lake} from '../lake/openLake';
import {databaseSize} from './databaseUse';

/** Every pass moves what lies at the end into what is empty before it; more than these gain nothing. */
const passes = 2;
/** So many rows leave blocks that the next table can have after a CHECKPOINT. */
const manyRows = 50_000;

/**
 * Writes every table anew, each in a transaction of its own: DuckDB puts the new blocks where the file is empty, and
 * its CHECKPOINT cuts off what is empty at the end. While a table is written there is room for it twice.
 */
export async function compactDatabase(
  lake: Lake,
  signal: AbortSignal,
): Promise<Pick<DeletionDone, 'databaseBefore' | 'databaseAfter'>> {
  const {writer, catalog} = lake;
  const databaseBefore = await databaseSize(writer, catalog);
  let databaseAfter = databaseBefore;
  for (let pass = 0; pass < passes && databaseAfter.reusableBytes > 0; pass += 1) {
    const tables = await writer.rows(`
SELECT schema_name, table_name, estimated_size AS n FROM duckdb_tables()
WHERE database_name = current_database() AND NOT temporary AND estimated_size > 0 ORDER BY n DESC`);
    for (const {schema_name, table_name, n} of tables) {
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
      const rewrite = () => writer.run(rewriteSql(String(schema_name), String(table_name)));
      await (Number(n) > manyRows ? lake.commit(rewrite) : lake.commitForNow(rewrite));
    }
    await lake.makeDurable();
    databaseAfter = await databaseSize(writer, catalog);
  }
  return {databaseBefore, databaseAfter};
}

function rewriteSql(schema: string, table: string): string {
  const name = `${quoteName(schema)}.${quoteName(table)}`;
  const next = `${table}_rewritten`;
  return `
CREATE TABLE ${quoteName(schema)}.${quoteName(next)} AS FROM ${name};
DROP TABLE ${name};
ALTER TABLE ${quoteName(schema)}.${quoteName(next)} RENAME TO ${quoteName(table)};`;
}
