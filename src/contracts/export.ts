import type {QuarantineName, TableName} from '#/lakehouse/define';

/** json is one array; ndjson an object on each line; arrow the file format of Arrow IPC, also known as Feather 2. */
export type ExportFormat = 'parquet' | 'csv' | 'json' | 'ndjson' | 'arrow';

export interface ExportedFile {
  readonly fileName: string;
  readonly blob: Blob;
  readonly rows: number;
}

/** What the page may take out of the lake. */
export interface ExportApi {
  /** @throws AppError 'cancelled' | 'sql.invalid' */
  exportTable(request: {
    readonly table: TableName | QuarantineName;
    readonly format: ExportFormat;
  }): ExportedFile;
  /** The result of one statement that reads. @throws AppError 'cancelled' | 'sql.invalid' | 'sql.read-only' */
  exportQuery(request: {
    readonly sql: string;
    readonly format: ExportFormat;
    /** Without an ending. */
    readonly name: string;
  }): ExportedFile;
}
