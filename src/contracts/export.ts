import type {EndpointName} from '#/domain/endpoints';
import type {Layer, QuarantineName, TableName} from '#/lakehouse/define';

/** json is one array; ndjson an object on each line; arrow the file format of Arrow IPC, also known as Feather 2. */
export type ExportFormat = 'parquet' | 'csv' | 'json' | 'ndjson' | 'arrow';
export type ParquetCompression = 'zstd' | 'snappy' | 'none';

/** How rows are written. Those after the first are of one format each and left alone by the others. */
export interface FileOptions {
  readonly format: ExportFormat;
  /** Parquet. */
  readonly compression: ParquetCompression;
  /** Parquet: rows of a row group, at most. */
  readonly rowsPerGroup: number;
  /** Parquet: smallest and greatest value and the number of NULLs of each column of a row group. */
  readonly hasStatistics: boolean;
  /** CSV: a text that a spreadsheet would take for a formula gets an apostrophe before it. */
  readonly isFormulaSafe: boolean;
}

/** Row groups of DuckDB's own size: large enough to compress, small enough to be read in parallel. */
export const defaultFileOptions: FileOptions = {
  format: 'parquet',
  compression: 'zstd',
  rowsPerGroup: 122_880,
  hasStatistics: true,
  isFormulaSafe: true,
};

/** `all` is every table, the quarantines included. */
export type ExportedLayer = Layer | 'quarantine' | 'all';

/** What is taken out: a file of rows, a file for each table, the database, or files as they were staged. */
export type ExportSubject =
  | {readonly kind: 'table'; readonly table: TableName | QuarantineName}
  /** One statement that reads; `name` is the file's, without an ending. */
  | {readonly kind: 'query'; readonly sql: string; readonly name: string}
  | {readonly kind: 'layer'; readonly layer: ExportedLayer}
  | {readonly kind: 'lake'}
  /** Null stands for all. Files of which no session is known belong to none. */
  | {
      readonly kind: 'staged';
      readonly endpoint: EndpointName | null;
      readonly sessionKey: number | null;
    };

/**
 * temporary: a file of the app, answered for the page to hand on, with several in one zip; file, folder: what a person
 * chose, written there and nowhere else.
 */
export type ExportPlace =
  | {readonly kind: 'temporary'}
  | {readonly kind: 'file'; readonly file: FileSystemFileHandle}
  | {readonly kind: 'folder'; readonly folder: FileSystemDirectoryHandle};

export interface ExportRequest {
  /** Names it in what the engine tells of its progress. */
  readonly exportId: string;
  readonly subject: ExportSubject;
  readonly options: FileOptions;
  readonly place: ExportPlace;
}

/** Sums over all its files. */
export interface ExportProgress {
  readonly exportId: string;
  /** The file under way. */
  readonly fileName: string;
  readonly files: number;
  readonly rows: number;
  readonly bytes: number;
  /** Null where it is not known before the end. */
  readonly share: number | null;
}

export interface ExportedFile {
  readonly fileName: string;
  /** Null when it was written where a person chose. Of a temporary file, which stays until the next start. */
  readonly blob: Blob | null;
  readonly files: number;
  readonly rows: number;
  readonly bytes: number;
}

/** What an export will hold. */
export interface ExportSize {
  readonly files: number;
  /** Null of what has no rows. */
  readonly rows: number | null;
  /** Null where only writing it can tell. */
  readonly bytes: number | null;
}

/** What the page may take out of the lake. */
export interface ExportApi {
  /**
   * A layer and the lake are taken as they are at one moment: updates wait until they are written.
   *
   * @throws AppError 'cancelled' | 'sql.invalid' | 'sql.read-only' | 'storage.quota' | 'lake.busy' while an update runs
   * | 'export.stopped' when an update waited for it too long | 'export.place'
   */
  exportFile(request: ExportRequest): ExportedFile;
  exportSize(request: {
    readonly subject: ExportSubject;
    readonly options?: FileOptions;
  }): ExportSize;
}

/** Every 200 ms at most. */
export interface ExportEvent {
  readonly kind: 'export';
  readonly progress: ExportProgress;
}
