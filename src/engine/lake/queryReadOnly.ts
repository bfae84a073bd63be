import {DataType, type Field, RecordBatchReader} from 'apache-arrow';
import {AppError} from '#/base/errors';
import {quoteName} from '#/base/quoteSql';
import type {Session} from '../db/session';
import {withPosition} from '../results/describeResult';
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
    try {
      return await streamOf(session, sql, AbortSignal.any([signal, stop]));
    } catch (thrown) {
      const error = withPosition(AppError.from(thrown), 0);
      if (/read-only/i.test(error.message))
        throw new AppError('sql.read-only', error.message, {cause: error});
      throw error;
    }
  });
}

async function streamOf(
  session: Session,
  sql: string,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const piece of session.pieces(sql, signal)) {
    if (parts.length === 0 && hasEnum(piece))
      return streamOf(session, await enumsAsText(session, sql), signal);
    parts.push(piece);
  }
  return concatenated(parts);
}

/** An enum is a dictionary in Arrow, and of those DuckDB streams no words. */
function hasEnum(schema: Uint8Array): boolean {
  const isEnum = ({type}: Field): boolean => {
    const children: readonly Field[] | null | undefined = type.children;
    return DataType.isDictionary(type) || (children ?? []).some(isEnum);
  };
  return RecordBatchReader.from(schema).open().schema.fields.some(isEnum);
}

const enums = /ENUM\((?:'(?:[^']|'')*'(?:, )?)*\)/g;

async function enumsAsText(session: Session, sql: string): Promise<string> {
  const statement = (await session.shapeOf(sql)).words.at(-1);
  const bytes = new TextEncoder().encode(sql);
  const end = statement ? statement.at + new TextEncoder().encode(statement.text).length : 0;
  const whole = new TextDecoder().decode(bytes.subarray(0, end));
  const columns = await session.rows(`DESCRIBE ${whole}`);
  const selected = columns.map(({column_name, column_type}, at) => {
    const type = String(column_type).replace(enums, 'VARCHAR');
    return `CAST(c${at} AS ${type}) AS ${quoteName(String(column_name))}`;
  });
  const names = columns.map((_, at) => `c${at}`).join(', ');
  return `SELECT ${selected.join(', ')} FROM (\n${whole}\n) AS r(${names})`;
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
