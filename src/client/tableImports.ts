import type {TableFile, TableImport} from '#/contracts/imports';
import {decodeArrow, type SqlRows} from './decodeArrow';
import {engine} from './engine';
import {queryClient} from './queryClient';

/** Looks into a Parquet file or a DuckDB database. @throws AppError 'import.refused' */
export const openTableFile = (file: File): Promise<TableFile> => engine.openTableFile({file});

export const closeTableFile = (fileId: string): Promise<void> => engine.closeTableFile({fileId});

/** The first rows of a table of an opened file. @throws AppError 'import.refused' | 'cancelled' */
export async function firstRows(
  fileId: string,
  table: number,
  signal: AbortSignal,
): Promise<SqlRows> {
  const {arrow} = await engine.firstRows({fileId, table}, {signal});
  return arrow.length === 0 ? {columns: [], rows: []} : decodeArrow(arrow);
}

/** Brings a table in; answers with its rows. @throws AppError 'import.refused' | 'import.name-taken' | 'lake.busy' | 'storage.quota' | 'cancelled' */
export async function importTable(wanted: TableImport, signal: AbortSignal): Promise<number> {
  const {rows} = await engine.importTable(wanted, {signal, awaitsAnswer: true});
  await queryClient.invalidateQueries();
  return rows;
}
