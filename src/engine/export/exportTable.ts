import {quoteName} from '#/base/quoteSql';
import type {ExportedFile, ExportFormat} from '#/contracts/export';
import type {QuarantineName, TableName} from '#/lakehouse/define';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';
import {refuseWrites} from '../lake/queryReadOnly';
import type {WrittenFile} from './blobParts';
import {exportSelect} from './exportSelect';
import type {IpcPieces} from './ipcPieces';
import {writeArrow} from './writeArrow';
import {writeCsv} from './writeCsv';
import {writeJson, writeJsonLines} from './writeJson';
import {writeParquet} from './writeParquet';

/** A whole table as one file, written as the rows come. @throws AppError 'cancelled' | 'sql.invalid' */
export function exportTable(
  lake: Lake,
  {table, format}: {readonly table: TableName | QuarantineName; readonly format: ExportFormat},
  signal: AbortSignal,
): Promise<ExportedFile> {
  return lake.read((session, stop) =>
    exportFrom(
      session,
      {from: quoteName(table), name: table, format},
      AbortSignal.any([signal, stop]),
    ),
  );
}

/** The result of a statement as one file. @throws AppError 'cancelled' | 'sql.invalid' | 'sql.read-only' */
export function exportQuery(
  lake: Lake,
  {sql, name, format}: {readonly sql: string; readonly name: string; readonly format: ExportFormat},
  signal: AbortSignal,
): Promise<ExportedFile> {
  return lake.read(async (session, stop) => {
    await refuseWrites(session, sql);
    const from = `(${sql.trim().replace(/;\s*$/, '')}\n)`;
    return exportFrom(session, {from, name, format}, AbortSignal.any([signal, stop]));
  });
}

interface Source {
  /** What stands after FROM. */
  readonly from: string;
  readonly name: string;
  readonly format: ExportFormat;
}

async function exportFrom(
  session: Session,
  {from, name, format}: Source,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const described = await session.rows(`DESCRIBE FROM ${from}`);
  const columns = described.map((row) => ({
    name: String(row['column_name']),
    type: String(row['column_type']),
  }));
  const pieces = session.pieces(exportSelect(from, columns), signal);
  const {blob, rows} = await writers[format](pieces, name);
  return {fileName: `${name}.${format}`, blob, rows};
}

const writers: Readonly<
  Record<ExportFormat, (pieces: IpcPieces, name: string) => Promise<WrittenFile>>
> = {
  parquet: (pieces, name) => writeParquet(pieces, {metadata: {table: name, writer: 'LapLake'}}),
  csv: writeCsv,
  json: writeJson,
  ndjson: writeJsonLines,
  arrow: writeArrow,
};
