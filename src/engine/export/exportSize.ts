import {quoteName} from '#/base/quoteSql';
import {
  defaultFileOptions,
  type ExportSize,
  type ExportSubject,
  type FileOptions,
} from '#/contracts/export';
import type {Session} from '../db/session';
import type {ExportParts} from './exportFile';
import {countTables, type ExportedTable, tablesOfLayer} from './exportedTables';
import {databaseFile} from './exportLake';
import {exportRows} from './exportRows';
import {stagedPaths, stagedSizes} from './exportStaged';

/** Rows that are written to nowhere to learn how many bytes a row takes. */
const sampleRows = 5_000;

interface SizeRequest {
  readonly subject: ExportSubject;
  readonly options?: FileOptions;
}

/** What an export would hold. Files of rows are sized by a sample of each table. */
export async function exportSize(
  parts: Pick<ExportParts, 'lake' | 'volume' | 'manifest'>,
  {subject, options = defaultFileOptions}: SizeRequest,
  signal: AbortSignal,
): Promise<ExportSize> {
  const {lake, volume} = parts;
  if (subject.kind === 'query') return {files: 1, rows: null, bytes: null};
  if (subject.kind === 'lake')
    return {files: 1, rows: null, bytes: (await databaseFile(lake.catalog)).size};
  if (subject.kind === 'staged') {
    const paths = await stagedPaths(parts, subject);
    return {files: paths.length, rows: null, bytes: sum(await stagedSizes(volume, paths))};
  }
  const names = subject.kind === 'table' ? [subject.table] : tablesOfLayer(subject.layer);
  return lake.read(async (session, stop) => {
    const ended = AbortSignal.any([signal, stop]);
    const counted = await countTables(session, names);
    let bytes = 0;
    for (const table of counted) bytes += await expectedBytes(session, table, options, ended);
    return {files: counted.length, rows: sum(counted.map(({rows}) => rows)), bytes};
  });
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

async function expectedBytes(
  session: Session,
  {name, rows}: ExportedTable,
  options: FileOptions,
  signal: AbortSignal,
): Promise<number> {
  const from = `(FROM ${quoteName(name)} LIMIT ${sampleRows})`;
  let bytes = 0;
  for await (const part of exportRows(session, {from, metadata: {}}, options, signal))
    bytes += part.bytes.length;
  return Math.round(bytes * Math.max(1, rows / sampleRows));
}
