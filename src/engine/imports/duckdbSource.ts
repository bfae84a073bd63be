import {AppError} from '#/base/errors';
import {quoteName, quoteValue} from '#/base/quoteSql';
import {foreignCatalog, openForeignDatabase} from '../db/foreignDatabase';
import type {Session} from '../db/session';
import {ipcStreams} from '../export/ipcPieces';
import {type ReadOptions, refusal, type SourceTable, type TableSource} from './tableSource';

const bytesAtOnce = 4 * 2 ** 20;

/** The tables of a DuckDB database, those of its schemas other than `main` behind the schema's name. @throws AppError 'import.refused' */
export async function openDuckdbSource(file: File): Promise<TableSource> {
  const database = await openForeignDatabase(file).catch((thrown: unknown) => {
    throw unopenable(thrown);
  });
  try {
    const found = await tablesOf(database.session);
    return {
      kind: 'duckdb',
      tables: found.map(({table}) => table),
      streams(at, options) {
        const one = found[at];
        if (!one) throw new AppError('internal', `The database has no table ${at}`);
        return streamsOf(database.session, one, options);
      },
      close: () => database.close(),
    };
  } catch (thrown) {
    await database.close();
    throw refusal(thrown, 'The database cannot be read');
  }
}

function unopenable(thrown: unknown): AppError {
  const {message} = AppError.from(thrown);
  if (/newer version|version number/i.test(message))
    return new AppError(
      'import.refused',
      "The database is of a newer DuckDB than this one reads: copy it with ATTACH ... (STORAGE_VERSION 'v1.4.0') and COPY FROM DATABASE, then choose the copy",
      {cause: thrown},
    );
  if (/encrypt/i.test(message))
    return new AppError('import.refused', 'The database is encrypted: choose a copy without', {
      cause: thrown,
    });
  return refusal(thrown, 'The database does not open');
}

interface FoundTable {
  readonly table: SourceTable;
  /** Quoted, with catalog and schema. */
  readonly from: string;
}

async function tablesOf(session: Session): Promise<readonly FoundTable[]> {
  const listed = await session.rows(`
    SELECT schema_name, table_name FROM duckdb_tables()
    WHERE database_name = ${quoteValue(foreignCatalog)} AND NOT internal
    ORDER BY schema_name <> 'main', schema_name, table_name`);
  const found: FoundTable[] = [];
  for (const row of listed) {
    const [schema, name] = [String(row['schema_name']), String(row['table_name'])];
    const from = [foreignCatalog, schema, name].map(quoteName).join('.');
    const label = schema === 'main' ? name : `${schema}.${name}`;
    found.push({table: await described(session, label, from), from});
  }
  if (found.length > 0) return found;
  throw new AppError('import.refused', 'The database has no table');
}

async function described(session: Session, label: string, from: string): Promise<SourceTable> {
  const columns = await session.rows(`DESCRIBE ${from}`);
  const [counted] = await session.rows(`SELECT count(*) AS n FROM ${from}`);
  return {
    label,
    rows: Number(counted?.['n']),
    columns: columns.map((row) => ({
      name: String(row['column_name']),
      type: String(row['column_type']),
    })),
    obstacle: null,
  };
}

/**
 * Arrow has bits as bytes and loses the zone of a time; the words of an enum come once, with the first piece. Inserted
 * as text they are as they were.
 */
const changedByArrow = /\b(BIT|TIME WITH TIME ZONE|ENUM)\b/;

async function* streamsOf(
  session: Session,
  {table, from}: FoundTable,
  {signal, mostRows}: ReadOptions,
): AsyncGenerator<Uint8Array, void> {
  const columns = table.columns.map(({name, type}) => {
    const column = quoteName(name);
    return changedByArrow.test(type) ? `CAST(${column} AS VARCHAR) AS ${column}` : column;
  });
  const limit = mostRows === undefined ? '' : ` LIMIT ${mostRows}`;
  try {
    const sql = `SELECT ${columns.join(', ')} FROM ${from}${limit}`;
    yield* ipcStreams(session.pieces(sql, signal), bytesAtOnce);
  } catch (thrown) {
    throw refusal(thrown, `The table ${table.label} cannot be read`);
  }
}
