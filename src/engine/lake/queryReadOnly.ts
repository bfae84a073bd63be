import {AppError} from '#/base/errors';
import type {Session} from '../db/session';
import type {Lake} from './openLake';

/** COPY, ATTACH, SET and their like write files and settings even inside a read-only transaction. */
const reads =
  /^[\s(]*(explain\s+(analyze\s+|\([^()]*\)\s*)?)?[\s(]*(select|with|from|values|table|describe|desc|summarize|show|pivot|unpivot)\b/i;

/**
 * One statement that reads, as one Arrow IPC stream. The transaction is read-only; a second statement could end
 * it, so there may be only one.
 *
 * @throws AppError 'sql.invalid' | 'sql.read-only' | 'cancelled'
 */
export function queryReadOnly(
  lake: Lake,
  sql: string,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  return lake.read(async (session, stop) => {
    await refuseWrites(session, sql);
    const parts: Uint8Array[] = [];
    try {
      for await (const piece of session.pieces(sql, AbortSignal.any([signal, stop])))
        parts.push(piece);
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (/read-only/i.test(error.message))
        throw new AppError('sql.read-only', error.message, {cause: error});
      throw error;
    }
    return concatenated(parts);
  });
}

/** @throws AppError 'sql.invalid' | 'sql.read-only' */
export async function refuseWrites(session: Session, sql: string): Promise<void> {
  const {statements, text} = await session.shapeOf(sql);
  if (statements > 1) throw new AppError('sql.invalid', 'One statement at a time, please');
  if (!reads.test(text))
    throw new AppError(
      'sql.read-only',
      'Only statements that read are run here: SELECT, FROM, WITH, DESCRIBE, SUMMARIZE, SHOW, EXPLAIN',
    );
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
