import {AppError} from '#/base/errors';
import type {TableFile, TableInFile} from '#/contracts/imports';

/** A table as a source tells of it. */
export type SourceTable = Omit<TableInFile, 'suggestion'>;

/** A file with tables, opened. */
export interface TableSource {
  readonly kind: TableFile['kind'];
  readonly tables: readonly SourceTable[];
  /**
   * The rows of the table at this place, as Arrow IPC streams that each repeat the schema; the columns in order, what
   * Arrow would change as text. Reads no further than `mostRows`.
   *
   * @throws AppError 'import.refused' | 'cancelled'
   */
  streams(table: number, options: ReadOptions): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

export interface ReadOptions {
  readonly signal: AbortSignal;
  readonly mostRows?: number;
}

/** What a source throws, whatever that was: only this file is at fault, not the engine. */
export function refusal(thrown: unknown, what: string): AppError {
  const error = AppError.from(thrown);
  if (error.code === 'cancelled' || error.code === 'import.refused') return error;
  const words = error.message.split('\n')[0] ?? '';
  return new AppError('import.refused', `${what}: ${words}`, {cause: thrown});
}
