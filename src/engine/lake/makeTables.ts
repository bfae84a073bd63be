import {AppError} from '#/base/errors';
import {quoteName, quoteValue} from '#/base/quoteSql';
import {storedSchema} from '#/lakehouse/bronze/storedBronze';
import {tables, views} from '#/lakehouse/tables';
import type {Session} from '../db/session';
import {hashBytes} from '../autoloader/decode/hashFile';
import {createObservationMacros} from './observationTables';
import {createCloudFilesState, noteFormat, opsFormat, opsTables, upgradeOps} from './opsTables';
import {showBronzeSql, showDeclaredSql} from './showBronzeSql';
import {storeBronzeSql} from './storeBronzeSql';
import {createQuarantine, createStoredRows, createTable, hasQuarantine} from './tableDdl';

/** A lake of a later format: to be left alone. */
export class NewerLake extends AppError {
  constructor() {
    super('lake.unopenable', 'The lake was written by a newer LapLake: reload the page to get it');
  }
}

interface Place {
  readonly catalog: string;
  readonly schema: string;
  /** There is nothing in the file yet. */
  readonly isNew: boolean;
}

/**
 * Makes the tables that are not there yet, brings those of an older lake to the format of today, and leaves the
 * session in the lake's schema: all or nothing. Writes nothing where all is as this version declares it.
 *
 * @throws NewerLake
 */
export async function makeTables(writer: Session, {catalog, schema, isNew}: Place): Promise<void> {
  const schemas = `CREATE SCHEMA IF NOT EXISTS ${storedSchema}; CREATE SCHEMA IF NOT EXISTS ${quoteName(schema)};`;
  const use = `USE ${quoteName(catalog)}.${quoteName(schema)};`;
  const macros = createCloudFilesState(schema) + createObservationMacros(schema) + schemaViews;
  const shown = showDeclaredSql(schema);
  const declared = await hashBytes(
    new TextEncoder().encode([opsTables, schemas, schemaTables, shown, macros].join('\n')),
  );
  const noteDeclared = `COMMENT ON TABLE ops.format IS ${quoteValue(declared)};`;
  if (isNew) {
    await writer.run(`${schemas} ${use}`);
    await inOne(writer, [opsTables, noteFormat, schemaTables, shown, macros, noteDeclared]);
    return;
  }
  if (await isAsDeclared(writer, declared)) {
    await writer.run(use);
    return;
  }
  await writer.run('BEGIN TRANSACTION');
  try {
    await writer.run(`${opsTables}${schemas}${use}`);
    await reachFormat(writer, schema);
    await writer.run(schemaTables);
    await writer.run(`${await showBronzeSql(writer, schema)}${macros}${noteDeclared}`);
    await writer.run('COMMIT');
  } catch (thrown) {
    await writer.run('ROLLBACK').catch(() => undefined);
    throw thrown;
  }
}

/** Of the version and the schema that made the lake's tables last, all is as now. */
async function isAsDeclared(writer: Session, declared: string): Promise<boolean> {
  const [noted] = await writer.rows(`
SELECT comment FROM duckdb_tables()
WHERE database_name = current_database() AND schema_name = 'ops' AND table_name = 'format'`);
  return noted?.['comment'] === declared && (await formatOf(writer)) === opsFormat;
}

async function formatOf(writer: Session): Promise<number> {
  const [row] = await writer.rows('SELECT max(version) AS version FROM ops.format');
  return Number(row?.['version'] ?? 0);
}

const inOne = (writer: Session, sql: readonly string[]): Promise<void> =>
  writer.run(`BEGIN TRANSACTION; ${sql.join('\n')} COMMIT;`);

const schemaTables = tables
  .map((table) => {
    if (table.layer === 'bronze') return createStoredRows(table);
    return createTable(table) + (hasQuarantine(table) ? createQuarantine(table) : '');
  })
  .join('\n');

/** A definition may have changed since they were made. */
const schemaViews = views
  .map(({name, sql}) => `CREATE OR REPLACE VIEW ${name} AS ${sql};`)
  .join('\n');

async function reachFormat(writer: Session, schema: string): Promise<void> {
  const version = await formatOf(writer);
  if (version > opsFormat) throw new NewerLake();
  if (version === opsFormat) return;
  await writer.run(upgradeOps);
  await writer.run(await storeBronzeSql(writer, schema));
}
