import {RecordBatchReader} from 'apache-arrow';
import {AppError} from '#/base/errors';
import {quoteName, quoteValue} from '#/base/quoteSql';
import {scratchSchema} from '#/contracts/imports';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';
import type {TableSource} from './tableSource';

export interface Wanted {
  /** The table's place in its source. */
  readonly table: number;
  readonly name: string;
  readonly replaces: boolean;
  readonly signal: AbortSignal;
  readonly onRows: (rows: number) => void;
}

const longestName = 120;

/** The name as it will stand. @throws AppError 'import.refused' for one that is blank, too long or unprintable */
export function checkedName(given: string): string {
  const name = given.trim();
  if (name === '') throw new AppError('import.refused', 'The table needs a name');
  if (name.length > longestName)
    throw new AppError('import.refused', `A name has at most ${longestName} characters`);
  if (/\p{Cc}/u.test(name))
    throw new AppError('import.refused', 'A name has no line breaks or control characters');
  return name;
}

/** Names of what stands in `scratch`. */
export async function namesInScratch(session: Session): Promise<readonly string[]> {
  const rows = await session.rows(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_catalog = current_catalog() AND table_schema = ${quoteValue(scratchSchema)} ORDER BY 1`,
  );
  return rows.map((row) => String(row['name']));
}

/**
 * Makes a table of `scratch` of a source's table: all rows with their types, or nothing at all. Answers with the
 * number of rows.
 *
 * @throws AppError 'import.refused' | 'import.name-taken' | 'storage.quota' | 'cancelled'
 */
export async function importTable(
  lake: Lake,
  source: TableSource,
  wanted: Wanted,
): Promise<number> {
  const name = checkedName(wanted.name);
  const table = source.tables[wanted.table];
  if (!table) throw new AppError('internal', `The file has no table ${wanted.table}`);
  if (table.obstacle !== null) throw new AppError('import.refused', table.obstacle);
  const {writer} = lake;
  const columns = table.columns.map((column) => `${quoteName(column.name)} ${column.type}`);
  return lake.commit(async () => {
    await writer.run(`CREATE SCHEMA IF NOT EXISTS ${scratchSchema}`);
    await makeRoom(writer, name, wanted.replaces);
    await writer.run(`CREATE TABLE ${inScratch(name)} (${columns.join(', ')})`);
    const rows = await fill(writer, source, {...wanted, name});
    if (rows === table.rows) return rows;
    throw new AppError('import.refused', `The file gave ${rows} of its ${table.rows} rows`);
  });
}

const inScratch = (name: string): string => `${scratchSchema}.${quoteName(name)}`;

/** Names differ by more than the size of letters, as for DuckDB. */
async function makeRoom(writer: Session, name: string, replaces: boolean): Promise<void> {
  const [there] = await writer.rows(
    `SELECT table_type AS kind FROM information_schema.tables
     WHERE table_catalog = current_catalog() AND table_schema = ${quoteValue(scratchSchema)}
       AND lower(table_name) = lower(${quoteValue(name)})`,
  );
  if (!there) return;
  if (!replaces)
    throw new AppError('import.name-taken', `There is a table ${scratchSchema}.${name} already`);
  await writer.run(`DROP ${there['kind'] === 'VIEW' ? 'VIEW' : 'TABLE'} ${inScratch(name)}`);
}

async function fill(writer: Session, source: TableSource, wanted: Wanted): Promise<number> {
  const {table, name, signal, onRows} = wanted;
  let rows = 0;
  for await (const stream of source.streams(table, {signal})) {
    if (signal.aborted) throw new AppError('cancelled', 'Import cancelled');
    // Inserting moves the bytes away.
    for (const batch of RecordBatchReader.from(stream)) rows += batch.numRows;
    await writer
      .insertArrow({schema: scratchSchema, table: name, create: false}, stream)
      .catch((thrown: unknown) => {
        throw ofRows(thrown);
      });
    onRows(rows);
  }
  if (signal.aborted) throw new AppError('cancelled', 'Import cancelled');
  const [counted] = await writer.rows(`SELECT count(*) AS n FROM ${inScratch(name)}`);
  return Number(counted?.['n']);
}

/** Rows that do not fit are the file's fault; storage and a crash are not. */
function ofRows(thrown: unknown): AppError {
  const error = AppError.from(thrown);
  return error.code === 'sql.invalid'
    ? new AppError('import.refused', `Rows that do not fit: ${error.message}`, {cause: thrown})
    : error;
}
