import {AppError} from '#/base/errors';
import type {ResultColumn} from '#/contracts/query';
import type {Session} from '../db/session';
import type {SqlShape} from '../db/statementsIn';
import type {Lake} from '../lake/openLake';
import {describeResult, positioned} from './describeResult';
import type {ResultFile} from './resultFile';
import {schemaColumns} from './schemaColumns';
import {scratchSchema, statementKind, type StatementKind} from './statement';
import {writeScratch} from './writeScratch';

export interface StatementRun {
  readonly sql: string;
  readonly allowsWrites: boolean;
  readonly signal: AbortSignal;
  readonly file: ResultFile;
  /** Does the work when it is its turn at the lake's one writer. */
  readonly whenFree: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told before rows come; `isQuery` when it can stand in a subquery. The first time holds. */
  readonly onColumns: (columns: readonly ResultColumn[], isQuery: boolean) => void;
  readonly onRows: () => void;
}

export interface StatementEnd {
  readonly isCut: boolean;
  readonly wrote: boolean;
}

/** A statement that may run, without what stands behind it. */
interface Allowed {
  readonly sql: string;
  readonly kind: StatementKind;
}

/**
 * Runs a statement and keeps its rows. A statement that reads does so in a read-only transaction; one that holds back
 * the saving of the lake for too long is ended.
 *
 * @throws AppError 'sql.invalid', with `details.position` where known | 'sql.read-only' | 'cancelled' | 'lake.busy'
 */
export async function runStatement(lake: Lake, run: StatementRun): Promise<StatementEnd> {
  try {
    const read = await lake.read(async (session, stop) => {
      const allowed = allow(lake, run, await session.shapeOf(run.sql));
      return allowed.kind === 'write'
        ? {sql: allowed.sql, isCut: null}
        : {sql: allowed.sql, isCut: await readAll(session, allowed.sql, allowed.kind, {run, stop})};
    });
    if (read.isCut !== null) return {isCut: read.isCut, wrote: false};
    const isCut = await run.whenFree(() =>
      writeScratch(lake, (writer) =>
        // Its count is told when it is durable.
        keepAll(writer, read.sql, {...run, onRows: () => undefined}),
      ),
    );
    return {isCut, wrote: true};
  } catch (thrown) {
    throw inStatement(AppError.from(thrown), run.sql);
  }
}

/** @throws AppError 'sql.invalid' | 'sql.read-only' */
function allow({catalog, schema}: Lake, run: StatementRun, shape: SqlShape): Allowed {
  // A lake of that name would have pipeline tables where a person may write.
  const hasOwn = schema !== scratchSchema && catalog !== scratchSchema;
  const kind = statementKind(shape, {catalog, allowsWrites: run.allowsWrites && hasOwn});
  const last = shape.words.at(-1);
  const bytes = new TextEncoder().encode(run.sql);
  const end = last ? last.at + new TextEncoder().encode(last.text).length : 0;
  return {sql: new TextDecoder().decode(bytes.subarray(0, end)), kind};
}

async function readAll(
  session: Session,
  sql: string,
  kind: Exclude<StatementKind, 'write'>,
  {run, stop}: {readonly run: StatementRun; readonly stop: AbortSignal},
): Promise<boolean> {
  await session.run('SET errors_as_json=true');
  const described = await describeResult(session, sql, kind);
  if (described) run.onColumns(described.columns, true);
  const {before, sql: whole} = described ?? {before: 0, sql};
  try {
    const signal = AbortSignal.any([run.signal, stop]);
    const onColumns = described ? undefined : run.onColumns;
    return await positioned(before, () => keepAll(session, whole, {...run, signal, onColumns}));
  } catch (thrown) {
    throw stop.aborted && !run.signal.aborted ? tooLong() : thrown;
  }
}

const tooLong = () =>
  new AppError(
    'lake.busy',
    'The query was ended: it has kept the lake from being saved for half a minute',
  );

/** True when there were more rows than the file takes. */
async function keepAll(
  session: Session,
  sql: string,
  {
    signal,
    file,
    onColumns,
    onRows,
  }: Pick<StatementRun, 'signal' | 'file' | 'onRows'> & {
    /** Where DuckDB has not described them. */
    readonly onColumns?: StatementRun['onColumns'] | undefined;
  },
): Promise<boolean> {
  const full = new AbortController();
  let isTold = false;
  try {
    for await (const piece of session.pieces(sql, AbortSignal.any([signal, full.signal]))) {
      if (!file.append(piece)) full.abort();
      if (onColumns && !isTold && file.schema) {
        isTold = true;
        onColumns(schemaColumns(file.schema), false);
      }
      if (file.rows > 0) onRows();
    }
  } catch (thrown) {
    if (!full.signal.aborted || signal.aborted) throw thrown;
  }
  return full.signal.aborted;
}

/** With the place that an error is about as a UTF-16 offset in the text as it was written. */
function inStatement(error: AppError, sql: string): AppError {
  const {byte, ...details} = error.details;
  const bytes = new TextEncoder().encode(sql);
  if (typeof byte !== 'number' || byte > bytes.length) return error;
  const position = new TextDecoder().decode(bytes.subarray(0, byte)).length;
  return new AppError(error.code, error.message, {cause: error, details: {...details, position}});
}
