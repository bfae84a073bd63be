import {defaultFileOptions, type ExportFormat} from '#/contracts/export';
import type {QuarantineName, TableName} from '#/lakehouse/define';
import {exportTo} from './exports';

export {saveBlob} from './saveBlob';

export interface SavedFile {
  readonly fileName: string;
  readonly rows: number;
  readonly bytes: number;
}

/** Exports a whole table and hands the file to the browser's downloads. @throws AppError 'cancelled' | 'sql.invalid' */
export async function saveTable(
  table: TableName | QuarantineName,
  format: ExportFormat,
  signal?: AbortSignal,
): Promise<SavedFile> {
  const options = {...defaultFileOptions, format};
  const {fileName, rows, bytes} = await exportTo(
    {subject: {kind: 'table', table}, options},
    signal,
  );
  return {fileName, rows, bytes};
}
