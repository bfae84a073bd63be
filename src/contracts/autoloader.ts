import type {TableName} from '#/lakehouse/define';

/** Files that are staged and not yet loaded. */
export interface TableBacklog {
  readonly table: TableName;
  readonly files: number;
  /** Null while not known for every file. */
  readonly bytes: number | null;
}

/** A listing of the staging volume. */
export interface Listing {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly durationMs: number;
  readonly numFilesListed: number;
  /** Of them those that no arrival had told of. */
  readonly newFiles: number;
}

/** The batch under way. */
export interface LoadingBatch {
  readonly batchId: number;
  readonly files: number;
  readonly filesDone: number;
  readonly rows: number;
  /** Of the files that are done. */
  readonly bytes: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
}

/** What the autoloader does at this moment. */
export interface AutoloaderProgress {
  readonly isLoading: boolean;
  /** Null between batches. */
  readonly batch: LoadingBatch | null;
  /** Not yet durable in bronze, the batch under way included. */
  readonly numFilesOutstanding: number;
  readonly numBytesOutstanding: number | null;
  /** Tables with files to load; most files first. */
  readonly backlog: readonly TableBacklog[];
  /** Rates of the last seconds while loading; null when nothing is loaded. */
  readonly rowsPerSecond: number | null;
  readonly bytesPerSecond: number | null;
  /** Of this visit; null before the first. */
  readonly listing: Listing | null;
  /** Batches made durable during this visit: changes when the history has a new one. */
  readonly batchesDone: number;
}

/** What the page may ask about the autoloader at work. The history is in `ops.autoloader_batches`. */
export interface AutoloaderApi {
  autoloaderProgress(request: Record<string, never>): AutoloaderProgress;
}
