import {AppError} from '#/base/errors';
import {decodeArrow, type SqlRow, type SqlRows} from '#/client/decodeArrow';
import {engine} from '#/client/engine';
import {limitedSql} from './limitedSql';

/** Rows of an answer that are shown. */
export const shownRows = 10_000;

export interface SqlAnswer extends SqlRows {
  /** There are more rows than these. */
  readonly isCut: boolean;
  /** In the engine. */
  readonly elapsedMs: number;
}

async function ask(sql: string, signal: AbortSignal): Promise<SqlAnswer> {
  const {arrow, elapsedMs} = await engine.query({sql}, {signal});
  const {columns, rows} = decodeArrow(arrow);
  const named = new Map(columns.map((column) => [column.name, column]));
  const shown: readonly SqlRow[] = rows.slice(0, shownRows);
  return {columns: [...named.values()], rows: shown, isCut: rows.length > shownRows, elapsedMs};
}

/**
 * The answer to what a person wrote, at most `shownRows` rows of it.
 *
 * @throws AppError 'sql.invalid' with the engine's message about the text as it was written, 'sql.read-only' | 'cancelled'
 */
export async function runSql(sql: string, signal: AbortSignal): Promise<SqlAnswer> {
  const limited = limitedSql(sql, shownRows + 1);
  if (limited === null) return ask(sql, signal);
  try {
    return await ask(limited, signal);
  } catch (thrown) {
    if (AppError.from(thrown).code !== 'sql.invalid') throw thrown;
    return ask(sql, signal);
  }
}
