import {AppError} from '#/base/errors';
import type {ColumnProfile, HistogramBin, ResultColumn, ResultProfile} from '#/contracts/query';
import type {Session, SqlRow} from '../db/session';
import {isPlainType} from './describeResult';
import type {ResultFile} from './resultFile';

interface ProfiledRows {
  readonly file: ResultFile;
  readonly columns: readonly ResultColumn[];
}

/** Rows looked at; a result with more is sampled. */
const mostRows = 250_000;
const bins = 20;
const mostTop = 5;

/**
 * What stands in each column of a result. Works on the rows that are kept, so the statement is not run again and a
 * result of any length costs the same; the rows go into a table of this session.
 *
 * @throws AppError 'cancelled'
 */
export async function profileRows(
  session: Session,
  {file, columns}: ProfiledRows,
  signal: AbortSignal,
): Promise<ResultProfile> {
  if (file.rows === 0) return {rows: 0, isSample: false, columns: columns.map(() => emptyProfile)};
  const {arrow, rows} = file.sample(mostRows);
  const declared = columns.map(({type}, at) => `c${at} ${keptType(type)}`);
  await session.run(`CREATE TEMP TABLE profiled_rows (${declared.join(', ')})`);
  await session.insertArrow({schema: 'temp', table: 'profiled_rows', create: false}, arrow);
  const profiles: ColumnProfile[] = [];
  for (const [at, {type}] of columns.entries()) {
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
    profiles.push(await profileColumn(session, `c${at}`, type));
  }
  return {rows, isSample: rows < file.rows, columns: profiles};
}

const keptType = (type: string): string => (isPlainType(type) ? type : 'VARCHAR');

const emptyProfile: ColumnProfile = {
  nulls: 0,
  distinct: 0,
  min: null,
  max: null,
  histogram: [],
  top: [],
};

const numbers =
  /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|BIGNUM|FLOAT|DOUBLE|DECIMAL\(.*\))$/;
const times = /^(?:DATE|TIMESTAMP[^[\]]*)$/;
const nested = /[\])]$/;

/** The values in their order, and as numbers where a histogram is made of them. */
function valuesOf(
  column: string,
  type: string,
): {readonly ordered: string; readonly figure: string | null} {
  if (numbers.test(type)) {
    const ordered = isPlainType(type) ? column : `TRY_CAST(${column} AS DOUBLE)`;
    return {ordered, figure: `CAST(${ordered} AS DOUBLE)`};
  }
  if (times.test(type))
    return {
      ordered: column,
      figure: `CASE WHEN isfinite(${column}) THEN CAST(epoch_ms(${column}) AS DOUBLE) END`,
    };
  return {ordered: column, figure: null};
}

async function profileColumn(
  session: Session,
  column: string,
  type: string,
): Promise<ColumnProfile> {
  const {ordered, figure} = valuesOf(column, type);
  const hasOrder = isPlainType(type) || figure !== null || !nested.test(type);
  const [row] = await session.rows(`
    SELECT count(*) - count(${column}) AS nulls, approx_count_distinct(${column}) AS distinct_values,
      ${hasOrder ? `CAST(min(${ordered}) AS VARCHAR)` : 'NULL'} AS lowest,
      ${hasOrder ? `CAST(max(${ordered}) AS VARCHAR)` : 'NULL'} AS highest
    FROM profiled_rows`);
  return {
    nulls: Number(row?.['nulls']),
    distinct: Number(row?.['distinct_values']),
    min: textOf(row?.['lowest']),
    max: textOf(row?.['highest']),
    histogram: figure === null ? [] : await histogram(session, figure),
    top: figure === null ? await topValues(session, column) : [],
  };
}

async function histogram(session: Session, figure: string): Promise<readonly HistogramBin[]> {
  const rows = await session.rows(`
    WITH figures AS (SELECT ${figure} AS x FROM profiled_rows),
      finite AS (SELECT x FROM figures WHERE x IS NOT NULL AND isfinite(x)),
      ends AS (SELECT min(x) AS low, max(x) AS high FROM finite)
    SELECT low, high, coalesce(least(${bins - 1}, floor((x - low) / nullif(high - low, 0) * ${bins})), 0)::INTEGER AS bin,
      count(*)::INTEGER AS n
    FROM finite, ends GROUP BY ALL ORDER BY bin`);
  const low = Number(rows[0]?.['low']);
  const high = Number(rows[0]?.['high']);
  if (rows.length === 0 || !Number.isFinite(high - low)) return [];
  if (low === high) return [{from: low, to: high, rows: Number(rows[0]?.['n'])}];
  const counts = new Map(rows.map((row) => [Number(row['bin']), Number(row['n'])]));
  const width = (high - low) / bins;
  return Array.from({length: bins}, (_, bin) => ({
    from: low + bin * width,
    to: low + (bin + 1) * width,
    rows: counts.get(bin) ?? 0,
  }));
}

async function topValues(session: Session, column: string): Promise<ColumnProfile['top']> {
  const rows = await session.rows(`
    SELECT left(CAST(${column} AS VARCHAR), 80) AS text, count(*)::INTEGER AS n FROM profiled_rows
    WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY n DESC, text LIMIT ${mostTop}`);
  return rows.map((row) => ({text: String(row['text']), rows: Number(row['n'])}));
}

const textOf = (value: SqlRow[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value).slice(0, 200);
