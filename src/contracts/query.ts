/** A statement of a person, run once: its rows are kept in a file of the engine, from which windows of rows are read. */

export interface ResultColumn {
  /** As the statement names it; several may have the same name. */
  readonly name: string;
  /** DuckDB's type. */
  readonly type: string;
}

export interface ResultStand {
  /** Rows that can be read by now. */
  readonly rows: number;
  /** Kept on disk. */
  readonly bytes: number;
  /** No more rows will come. */
  readonly isOver: boolean;
  /** There are more rows than could be kept: `limitBytes` or the browser's storage was reached. */
  readonly isCut: boolean;
  readonly limitBytes: number;
  /** In the engine, until now or until it was over. */
  readonly elapsedMs: number;
}

export interface StartedResult extends ResultStand {
  readonly columns: readonly ResultColumn[];
  /** It can stand in a subquery: what EXPLAIN and writing statements answer cannot be filtered, sorted or exported. */
  readonly isQuery: boolean;
  /** The statement changed something in the schema `scratch`. */
  readonly wrote: boolean;
}

/**
 * Whole record batches as one Arrow IPC stream, columns by position. Booleans, numbers, decimals, dates, times,
 * timestamps and text come as Arrow has them; a column of any other type as DuckDB's own text.
 */
export interface ResultRows {
  readonly arrow: Uint8Array<ArrayBuffer>;
  /** Place of the first of them in the result. */
  readonly firstRow: number;
}

export interface ValueCount {
  readonly text: string;
  readonly rows: number;
}

export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

/** What stands in one column of a result, or of a sample of its rows. */
export interface ColumnProfile {
  readonly nulls: number;
  /** Approximately. */
  readonly distinct: number;
  /** As text; null without values, and for types without an order of use. */
  readonly min: string | null;
  readonly max: string | null;
  /** Of numbers and times, those as epoch milliseconds; bins of equal width. */
  readonly histogram: readonly HistogramBin[];
  /** Where there is no histogram: the values that most rows have. */
  readonly top: readonly ValueCount[];
}

export interface ResultProfile {
  /** Rows looked at. */
  readonly rows: number;
  /** They are batches from all over the result, not all of it. */
  readonly isSample: boolean;
  readonly columns: readonly ColumnProfile[];
}

/** A statement or an import may have made, changed or dropped tables of `scratch`, which have no versions. */
export interface ScratchEvent {
  readonly kind: 'scratchWritten';
}

export interface QueryApi {
  /**
   * Begins one statement and answers when its first rows can be read, or when it is over. `id` is the caller's, a new
   * one each time; aborting ends it as `stopResult` does. Read-only, unless `allowsWrites`: then a statement may also change tables and views of the schema
   * `scratch`, waits its turn at the lake's one writer, and is durable when it answers.
   *
   * @throws AppError 'sql.invalid', with `details.position`, the UTF-16 offset, where known | 'sql.read-only' |
   * 'cancelled' | 'lake.busy' | 'storage.quota'
   */
  startResult(request: {
    readonly id: string;
    readonly sql: string;
    readonly allowsWrites: boolean;
  }): StartedResult;
  /** How it stands once it is over, or a moment later; aborting ends the statement. @throws AppError as `startResult` | 'sql.gone' */
  awaitResult(request: {readonly id: string}): ResultStand;
  /** Ends the statement; answers when the engine is free of it. Rows that are there stay. Also before it has rows. */
  stopResult(request: {readonly id: string}): void;
  /** Rows from `firstRow` on, at least `count` where there are as many; `count` is at most 20,000. @throws AppError 'sql.gone' */
  resultRows(request: {
    readonly id: string;
    readonly firstRow: number;
    readonly count: number;
  }): ResultRows;
  /** Of the rows that are there now. @throws AppError 'sql.gone' | 'cancelled' */
  profileResult(request: {readonly id: string}): ResultProfile;
  /** Stops it and removes its file. */
  closeResult(request: {readonly id: string}): void;
}
