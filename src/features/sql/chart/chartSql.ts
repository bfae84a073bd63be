import type {ResultColumn} from '#/contracts/query';
import {isNumber, isTime} from '../results/columnKind';
import {asSubquery} from '../results/shapedSql';
import type {Aggregate, ChartSpec} from './chartSpec';

/** Points drawn at most; of bars, which need room for their names, fewer. */
export const mostPoints = 5_000;
export const mostBars = 200;
export const bins = 40;

export const pointLimit = ({mark}: ChartSpec): number => (mark === 'bar' ? mostBars : mostPoints);

/** How a column's values stand in a chart. */
export type ChartKind = 'number' | 'time' | 'text';

export const chartKind = (type: string): ChartKind =>
  isNumber(type) ? 'number' : isTime(type) ? 'time' : 'text';

const functions: Readonly<Record<Exclude<Aggregate, 'each row'>, string>> = {
  count: 'count',
  sum: 'sum',
  average: 'avg',
  median: 'median',
  min: 'min',
  max: 'max',
};

/**
 * The SELECT behind a chart: columns `x`, `y` and, where there is one, `colour`; of a histogram also `x2`. Times are
 * epoch milliseconds. It answers with one row more than is drawn, when there are more.
 */
export function chartSql(sql: string, columns: readonly ResultColumn[], spec: ChartSpec): string {
  const rows = `rows_shown(${columns.map((_, at) => `c${at}`).join(', ')}) AS ${asSubquery(sql)}`;
  const colour = spec.colour === null ? '' : `, CAST(c${spec.colour} AS VARCHAR) AS colour`;
  const type = columns[spec.x]?.type ?? '';
  const limit = pointLimit(spec) + 1;
  if (spec.mark === 'histogram') return histogramSql(rows, spec, type, colour);
  const x = `${valueOf(spec.x, type)} AS x`;
  const y = spec.y === null ? null : figureOf(spec.y, columns[spec.y]?.type ?? '');
  if (spec.aggregate === 'each row')
    return `WITH ${rows}
SELECT * FROM (
  SELECT ${x}, ${y ?? '1'} AS y${colour} FROM rows_shown
  USING SAMPLE reservoir(${limit} ROWS) REPEATABLE (1)
) ORDER BY x`;
  const figure =
    y === null || spec.aggregate === 'count' ? 'count(*)' : `${functions[spec.aggregate]}(${y})`;
  return `WITH ${rows}
SELECT ${x}, CAST(${figure} AS DOUBLE) AS y${colour}
FROM rows_shown
GROUP BY ALL
ORDER BY x
LIMIT ${limit}`;
}

function histogramSql(rows: string, {x}: ChartSpec, type: string, colour: string): string {
  const value = figureOf(x, type);
  return `WITH ${rows},
  figures AS (SELECT ${value} AS figure${colour} FROM rows_shown),
  finite AS (SELECT * FROM figures WHERE isfinite(figure)),
  ends AS (SELECT min(figure) AS low, max(figure) AS high FROM finite),
  binned AS (
    SELECT * EXCLUDE (figure), least(${bins - 1}, coalesce(floor((figure - low) / nullif(high - low, 0) * ${bins}), 0)) AS bin
    FROM finite, ends
  )
SELECT low + bin * (high - low) / ${bins} AS x, low + (bin + 1) * (high - low) / ${bins} AS x2,
  CAST(count(*) AS DOUBLE) AS y${colour === '' ? '' : ', colour'}
FROM binned
GROUP BY ALL
ORDER BY x`;
}

function valueOf(column: number, type: string): string {
  return chartKind(type) === 'text' ? `CAST(c${column} AS VARCHAR)` : figureOf(column, type);
}

/** As a number: of a time its epoch milliseconds, of anything else NULL where it is none. */
function figureOf(column: number, type: string): string {
  const kind = chartKind(type);
  if (kind === 'number') return `CAST(c${column} AS DOUBLE)`;
  if (kind === 'time')
    return `CASE WHEN isfinite(c${column}) THEN CAST(epoch_ms(c${column}) AS DOUBLE) END`;
  return `TRY_CAST(CAST(c${column} AS VARCHAR) AS DOUBLE)`;
}

/** A column as it is told in a label. */
export const labelOf = (columns: readonly ResultColumn[], at: number | null): string =>
  at === null ? 'rows' : (columns[at]?.name ?? '');
