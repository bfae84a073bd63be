import {quoteName} from '#/base/quoteSql';

/** More rows than this are sampled. */
export const sampledFrom = 200_000;

/** What is profiled. */
export interface ProfileSubject {
  /** As SQL names it. */
  readonly relation: string;
  readonly rows: number;
}

/** How the values of a column are looked at: by size, by how often each comes, or only counted. */
export type ValueKind = 'number' | 'time' | 'words' | 'nested';

const numbers = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL)\b/;
const times = /^(DATE|TIMESTAMP)/;

export function valueKind(type: string): ValueKind {
  if (/[[(]/.test(type) && !type.startsWith('DECIMAL(') && !type.startsWith('ENUM('))
    return 'nested';
  if (type.endsWith(']') || /^(BLOB|BIT|UNION|MAP|STRUCT)/.test(type)) return 'nested';
  if (numbers.test(type)) return 'number';
  return times.test(type) ? 'time' : 'words';
}

/** A share of all rows, in per cent, that makes about `sampledFrom`; null for all of them. */
export const sampleShare = ({rows}: ProfileSubject): number | null =>
  rows <= sampledFrom ? null : Math.max(0.01, (100 * sampledFrom) / rows);

/** The rows that are profiled: the same ones for each column. Whole vectors are taken, so that a long table is not read. */
function rowsOf(subject: ProfileSubject, column: string): string {
  const share = sampleShare(subject);
  const all = `SELECT ${quoteName(column)} AS v FROM ${subject.relation}`;
  return share === null ? all : `${all} USING SAMPLE ${share.toFixed(4)} PERCENT (system, 42)`;
}

export interface ColumnFacts {
  readonly rows: number;
  readonly nulls: number;
  readonly distinct: number;
  /** As text; null when there is no value, or values have no order. */
  readonly least: string | null;
  readonly greatest: string | null;
  readonly mean: number | null;
}

/** One row of facts about a column. */
export function factsSql(subject: ProfileSubject, column: string, kind: ValueKind): string {
  const value = kind === 'nested' ? 'v::VARCHAR' : 'v';
  const mean = kind === 'number' ? 'avg(v::DOUBLE)' : 'NULL::DOUBLE';
  const ends =
    kind === 'nested'
      ? 'NULL::VARCHAR AS least, NULL::VARCHAR AS greatest'
      : 'min(v)::VARCHAR AS least, max(v)::VARCHAR AS greatest';
  return `SELECT count(*)::DOUBLE AS rows, (count(*) - count(v))::DOUBLE AS nulls,
  count(DISTINCT ${value})::DOUBLE AS "distinct", ${ends}, ${mean} AS mean
FROM (${rowsOf(subject, column)})`;
}

export const binCount = 24;

/** How many values fall into each of equal parts of their range, `bin` from 0. */
export interface Bin {
  readonly bin: number;
  readonly n: number;
}

/** Bins of a column of numbers or times; those without values are left out. NaN and infinities have no place. */
export function binsSql(subject: ProfileSubject, column: string, kind: 'number' | 'time'): string {
  const size = kind === 'time' ? 'epoch_us(v::TIMESTAMP)::DOUBLE' : 'v::DOUBLE';
  return `WITH s AS (SELECT ${size} AS x FROM (${rowsOf(subject, column)}) WHERE v IS NOT NULL),
finite AS (SELECT x FROM s WHERE isfinite(x)),
ends AS (SELECT min(x) AS a, max(x) AS b FROM finite)
SELECT CASE WHEN b = a THEN 0 ELSE least(${binCount - 1}, floor((x - a) / (b - a) * ${binCount})::INTEGER) END AS bin,
  count(*)::DOUBLE AS n
FROM finite, ends GROUP BY 1 ORDER BY 1`;
}

export interface TopValue {
  readonly value: string;
  readonly n: number;
}

export const topCount = 6;

/** The values that come most often, as text cut to what is shown. */
export function topSql(subject: ProfileSubject, column: string): string {
  return `SELECT left(v::VARCHAR, 60) AS value, count(*)::DOUBLE AS n FROM (${rowsOf(subject, column)})
WHERE v IS NOT NULL GROUP BY 1 ORDER BY n DESC, value LIMIT ${topCount}`;
}
