import type {TableName} from '#/lakehouse/define';
import type {SourceName} from './engine';

/**
 * pending: staged and to be loaded; left-out: not while the options are as they are; malformed: set aside for what is
 * in it; skipped: not to be loaded.
 */
export type FileState = 'pending' | 'left-out' | 'loaded' | 'malformed' | 'skipped';

/** A file as the autoloader sees it. Times are epoch milliseconds. */
export interface KnownFile {
  /** `<endpoint>/<file name>` in the staging volume. */
  readonly path: string;
  /** The bronze table it belongs to. */
  readonly table: TableName;
  readonly state: FileState;
  readonly bytes: number;
  readonly rows: number;
  readonly rescuedRows: number;
  /** Records that were left out, or kept as text in rows of their own. */
  readonly malformedRows: number;
  /** The option that leaves it out; null in any other state. */
  readonly leftOutBy: string | null;
  /** What is wrong with it; of a loaded file, with its end or its first malformed record. */
  readonly error: string | null;
  /** Offset of the first byte that is not what JSON allows there. */
  readonly errorByte: number | null;
  readonly sha256: string | null;
  readonly createdAt: number | null;
  readonly discoveredAt: number | null;
  readonly processedAt: number | null;
  /** Null while the file is not processed. */
  readonly committedAt: number | null;
  readonly batchId: number | null;
}

export interface FilesRequest {
  readonly state: FileState | 'all';
  /** Null for every bronze table. */
  readonly table: TableName | null;
  readonly offset: number;
  readonly limit: number;
}

/** Pending files first, in the order of loading; then those left out; then those of the ledger, newest first. */
export interface FilesPage {
  readonly files: readonly KnownFile[];
  /** Of the table asked for, in any state. */
  readonly totals: Readonly<Record<FileState, number>>;
}

/** Where a staged file came from. */
export interface FileOrigin {
  readonly source: SourceName;
  /** Address asked, or the name of the local file. */
  readonly url: string;
  readonly query: string;
  /** HTTP status; 0 for local files. */
  readonly status: number;
  /** Epoch milliseconds. */
  readonly requestedAt: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Some text of a staged file around a byte. Bytes that are no UTF-8 show as U+FFFD. */
export interface FileHead {
  readonly before: string;
  /** The character at the byte; empty where the file ends. */
  readonly at: string;
  readonly after: string;
  /** Offset of the first byte of `before`; in the inflated text where the file is compressed. */
  readonly from: number;
  /** Whether the text goes on after `after`. */
  readonly hasMore: boolean;
}

/** A staged file with its bytes; these are read from storage only as far as somebody asks for them. */
export interface StagedFile {
  readonly known: KnownFile;
  readonly blob: Blob;
}

/** keep: the rows stay, and loading the files again adds every row once more; empty: the rows go. */
export type ResetRows = 'keep' | 'empty';

/** What the page may ask about staged files. */
export interface FilesApi {
  listFiles(request: FilesRequest): FilesPage;
  /** @throws AppError 'file.refused' when the file is gone */
  stagedFile(request: {readonly path: string}): StagedFile;
  /** Null for files put there by other means. */
  fileOrigin(request: {readonly path: string}): FileOrigin | null;
  /** At most 200 bytes around byte `around`. @throws AppError 'file.refused' when the file is gone */
  fileHead(request: {readonly path: string; readonly around: number}): FileHead;
  /**
   * Forgets files that are malformed or skipped, so that the next update loads them. All of them or none.
   * @throws AppError 'file.refused' when one is in another state | 'lake.busy' while an update runs
   */
  retryFiles(request: {readonly paths: readonly string[]}): void;
  /**
   * Has files that are pending or malformed not loaded. All of them or none.
   * @throws AppError 'file.refused' when one is in another state | 'lake.busy' while an update runs
   */
  skipFiles(request: {readonly paths: readonly string[]}): void;
  /**
   * Forgets all staged files of a bronze table, so that the next update loads them again. Files that are staged no
   * more stay in the ledger, and their rows in the table: nothing could load them again.
   * @throws AppError 'file.refused' for a table that is not bronze | 'lake.busy' while an update runs
   */
  resetCheckpoint(request: {readonly table: TableName; readonly rows: ResetRows}): {
    readonly files: number;
    readonly removedRows: number;
    /** Files that are staged no more. */
    readonly goneFiles: number;
  };
  /** Lists the staging volume now. @throws AppError 'lake.busy' while an update runs */
  rescan(request: Record<string, never>): {readonly newFiles: number};
}
