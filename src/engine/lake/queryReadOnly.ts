import {AppError} from '#/base/errors';
import type {Lake} from './openLake';

/**
 * One SELECT-like statement as one Arrow IPC stream. The transaction is read-only; a second statement could end
 * it, so there may be only one.
 *
 * @throws AppError 'sql.invalid' | 'sql.read-only' | 'cancelled'
 */
export function queryReadOnly(
  lake: Lake,
  sql: string,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  return lake.read(async (session) => {
    if ((await session.countStatements(sql)) > 1)
      throw new AppError('sql.invalid', 'One statement at a time, please');
    const parts: Uint8Array[] = [];
    try {
      for await (const piece of session.pieces(sql, signal)) parts.push(piece);
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (/read-only/i.test(error.message))
        throw new AppError('sql.read-only', error.message, {cause: error});
      throw error;
    }
    return concatenated(parts);
  });
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
