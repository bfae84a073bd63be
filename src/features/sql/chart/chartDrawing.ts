import type {Markish, PlotOptions} from '@observablehq/plot';
import type {Drawing, Plot} from '#/charts/drawing';
import type {ChartKind} from './chartSql';
import type {ChartSpec} from './chartSpec';

/** A row behind a chart; times are epoch milliseconds. */
export interface ChartRow {
  readonly [field: string]: unknown;
  readonly x: number | string | null;
  readonly x2?: number;
  readonly y: number | null;
  readonly colour?: string | null;
}

export interface ChartParts {
  readonly spec: ChartSpec;
  readonly rows: readonly ChartRow[];
  readonly kind: ChartKind;
  readonly xLabel: string;
  readonly yLabel: string;
}

const palette = Array.from({length: 7}, (_, at) => `var(--series-${at + 1})`);
const others = 'Other';

/** The colours that most rows have, and one for all others. */
function colours(rows: readonly ChartRow[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const {colour} of rows) counts.set(nameOf(colour), (counts.get(nameOf(colour)) ?? 0) + 1);
  const names = [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
  const shown = names
    .slice(0, palette.length)
    .toSorted((a, b) => a.localeCompare(b, 'en', {numeric: true}));
  return names.length > palette.length ? [...shown, others] : shown;
}

const nameOf = (colour: string | null | undefined): string => colour ?? 'NULL';

/** The picture of a chart's rows. */
export function chartDrawing(parts: ChartParts): Drawing {
  const {spec, rows, kind, xLabel, yLabel} = parts;
  const domain = spec.colour === null ? [] : colours(rows);
  const known = new Set(domain);
  const drawn = stacked(rows).map((row) => ({
    ...row,
    x: placeOf(row.x, kind),
    ...(row.x2 !== undefined && {x2: placeOf(row.x2, kind)}),
    colour: known.has(nameOf(row.colour)) ? nameOf(row.colour) : others,
  }));
  return (plot, width) => ({
    height: Math.max(260, Math.min(420, width * 0.5)),
    marginLeft: 62,
    marginBottom: spec.mark === 'bar' ? 64 : 44,
    x: axisOf(parts, width),
    y: {label: yLabel, grid: true, zero: spec.mark !== 'dot' && spec.mark !== 'line'},
    ...(domain.length > 0 && {
      color: {
        legend: true,
        domain: [...domain],
        range: domain.map((_, at) => palette[at] ?? 'var(--series-8)'),
      },
    }),
    marks: [plot.ruleY([0], {stroke: 'var(--line-strong)'}), ...marksOf(plot, spec, drawn, xLabel)],
  });
}

/** With where a histogram's part of a bar begins and ends, one colour upon the other. */
function stacked(rows: readonly ChartRow[]): readonly (ChartRow & {from: number; to: number})[] {
  const tops = new Map<ChartRow['x'], number>();
  return rows.map((row) => {
    const from = tops.get(row.x) ?? 0;
    const to = from + (row.y ?? 0);
    tops.set(row.x, to);
    return {...row, from, to};
  });
}

function placeOf(value: number | string | null, kind: ChartKind): unknown {
  if (value === null) return null;
  return kind === 'time' && typeof value === 'number' ? new Date(value) : value;
}

function axisOf(
  {spec, rows, kind, xLabel}: ChartParts,
  width: number,
): NonNullable<PlotOptions['x']> {
  if (spec.mark !== 'bar') return {label: xLabel, ...(kind === 'text' && {type: 'point' as const})};
  const places = [...new Set(rows.map(({x}) => placeOf(x, kind)))];
  const step = Math.ceil(places.length / Math.max(4, Math.floor(width / 70)));
  return {
    label: xLabel,
    type: 'band',
    ticks: places.filter((_, at) => at % step === 0),
    tickFormat: (value: unknown) => shortText(value),
    tickRotate: places.length > 8 ? -30 : 0,
  };
}

function shortText(value: unknown): string {
  const text =
    value instanceof Date ? value.toISOString().replace('T', ' ').slice(0, 16) : String(value);
  return text.length > 16 ? `${text.slice(0, 15)}…` : text;
}

type Drawn = Readonly<Record<string, unknown>>;

function marksOf(
  plot: Plot,
  {mark, colour}: ChartSpec,
  rows: readonly Drawn[],
  xLabel: string,
): readonly Markish[] {
  const paint = colour === null ? 'var(--series-1)' : 'colour';
  const channels = {x: 'x', y: 'y'} as const;
  const tip = true;
  const data = [...rows];
  if (mark === 'bar') return [plot.barY(data, {...channels, fill: paint, tip})];
  if (mark === 'line') return [plot.lineY(data, {...channels, stroke: paint, tip})];
  if (mark === 'dot')
    return [plot.dot(data, {...channels, fill: paint, r: 2.5, fillOpacity: 0.7, tip})];
  if (mark === 'area') return [plot.areaY(data, {...channels, fill: paint, fillOpacity: 0.6, tip})];
  return [
    plot.rect(data, {
      x1: 'x',
      x2: 'x2',
      y1: 'from',
      y2: 'to',
      fill: paint,
      insetLeft: 0.5,
      insetRight: 0.5,
      tip,
      title: (row: Drawn) => `${xLabel} from ${String(row['x'])}: ${String(row['y'])} rows`,
    }),
  ];
}
