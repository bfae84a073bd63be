import type {ExportFormat} from '#/contracts/export';
import type {QuarantineName, TableName} from '#/lakehouse/define';
import {engine} from './engine';

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
  const {fileName, blob, rows} = await engine.exportTable({table, format}, signal && {signal});
  saveBlob(blob, fileName);
  return {fileName, rows, bytes: blob.size};
}

/** Hands a file to the browser's downloads. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
