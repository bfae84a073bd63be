import type {ExportFormat, FileOptions} from '#/contracts/export';
import type {Session} from '../db/session';
import {exportSelect, exportType, type DescribedColumn} from './exportSelect';
import type {FilePart} from './filePart';
import type {IpcPieces} from './ipcPieces';
import {writeArrow} from './writeArrow';
import {writeCsv} from './writeCsv';
import {writeJson, writeJsonLines} from './writeJson';
import {writeParquet} from './writeParquet';

/** Rows to be written to a file. */
export interface RowSource {
  /** What stands after FROM. */
  readonly from: string;
  /** About the rows; in formats that have a place for it. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Bytes of DuckDB's that wait while a row group is compressed. */
const piecesAhead = 64;

/**
 * The file of a source's rows, part by part.
 * @throws AppError 'cancelled' | 'sql.invalid'; 'internal' when a writer fails
 */
export async function* exportRows(
  session: Session,
  {from, metadata}: RowSource,
  options: FileOptions,
  signal: AbortSignal,
): AsyncGenerator<FilePart> {
  const described = await session.rows(`DESCRIBE FROM ${from}`);
  const columns = described.map((row) => ({
    name: String(row['column_name']),
    type: String(row['column_type']),
  }));
  const pieces = session.pieces(exportSelect(from, columns), signal, piecesAhead);
  const about = {...metadata, ...castsOf(columns)};
  yield* writers[options.format](pieces, options, about);
}

/** A reader should know that a text was an interval. */
function castsOf(columns: readonly DescribedColumn[]): Readonly<Record<string, string>> {
  const cast = columns.filter(({type}) => exportType(type) !== type);
  if (cast.length === 0) return {};
  const types = Object.fromEntries(cast.map(({name, type}) => [name, type]));
  return {'laplake.cast_from': JSON.stringify(types)};
}

type Write = (
  pieces: IpcPieces,
  options: FileOptions,
  metadata: Readonly<Record<string, string>>,
) => AsyncGenerator<FilePart>;

const writers: Readonly<Record<ExportFormat, Write>> = {
  parquet: (pieces, options, metadata) => writeParquet(pieces, {...options, metadata}),
  csv: writeCsv,
  json: writeJson,
  ndjson: writeJsonLines,
  arrow: writeArrow,
};
