import type {Markish} from '@observablehq/plot';
import type {Drawing, Plot} from '#/charts/drawing';
import {sessionKind} from '#/domain/endpoints';
import {plainName} from '#/domain/plainName';
import type {MateRow} from './driversRows';
import type {MatePair} from './mateRows';

/** A weekend's qualifying or race in the chart of two team mates. */
export interface MateGap {
  readonly session: string;
  readonly what: 'Qualifying' | 'Race pace';
  /** Positive when the first driver is faster. */
  readonly seconds: number;
  readonly of: string;
}

const isSprint = (row: MateRow) =>
  sessionKind(row.session_type, row.session_name).startsWith('sprint');

/** The gaps of the pair in the order of the season; a sprint stands in a line of its own. */
export function mateGaps(rows: readonly MateRow[]): readonly MateGap[] {
  return rows.flatMap((row) => {
    const where = plainName(row.location ?? String(row.session_key));
    const session = isSprint(row) ? `Sprint ${where}` : where;
    const qualifying: readonly MateGap[] =
      row.qualifying_gap_s === null
        ? []
        : [
            {
              session,
              what: 'Qualifying',
              seconds: row.qualifying_gap_s,
              of: `in ${row.qualifying_segment ?? 'qualifying'}`,
            },
          ];
    const pace: readonly MateGap[] =
      row.median_lap_gap_s === null
        ? []
        : [
            {
              session,
              what: 'Race pace',
              seconds: row.median_lap_gap_s,
              of: 'between the medians of their clean laps',
            },
          ];
    return [...qualifying, ...pace];
  });
}

/** A line for each weekend: a bar for qualifying, a ring for race pace, to the side of who was faster. */
export function mateDrawing(
  gaps: readonly MateGap[],
  {names}: Pick<MatePair, 'names'>,
  colour: string,
): Drawing {
  const sessions = [...new Set(gaps.map(({session}) => session))];
  const most = Math.max(0.1, ...gaps.map(({seconds}) => Math.abs(seconds)));
  return (plot, width) => ({
    height: sessions.length * 20 + 74,
    marginLeft: width < 500 ? 96 : 150,
    marginRight: 16,
    marginTop: 40,
    marginBottom: 34,
    x: {
      label: 'Gap (s)',
      labelArrow: 'none',
      domain: [most * 1.05, -most * 1.05],
      ticks: width < 500 ? 4 : 8,
      tickFormat: (seconds: number) => String(Math.abs(seconds)),
      grid: true,
    },
    y: {
      label: null,
      domain: sessions,
      tickSize: 0,
      tickFormat: (session: string) =>
        width < 500 && session.length > 15 ? `${session.slice(0, 14)}…` : session,
    },
    marks: [
      ...gapMarks(plot, gaps, colour),
      sideName(plot, `◀ ${names[0]} faster`, 'top-left'),
      sideName(plot, `${names[1]} faster ▶`, 'top-right'),
      plot.tip(
        gaps,
        plot.pointer({
          lineHeight: 1.35,
          x: 'seconds',
          y: 'session',
          maxRadius: 200,
          title: (gap: MateGap) => gapTitle(gap, names),
        }),
      ),
    ],
  });
}

const gapMarks = (plot: Plot, gaps: readonly MateGap[], colour: string): Markish[] => [
  plot.barX(
    gaps.filter(({what}) => what === 'Qualifying'),
    {
      x1: 0,
      x2: 'seconds',
      y: 'session',
      fill: {value: () => colour, scale: null},
      insetTop: 4,
      insetBottom: 4,
    },
  ),
  plot.dot(
    gaps.filter(({what}) => what === 'Race pace'),
    {
      x: 'seconds',
      y: 'session',
      r: 4,
      stroke: 'var(--text)',
      strokeWidth: 1.5,
      fill: 'var(--bg-raised)',
    },
  ),
  plot.ruleX([0], {stroke: 'var(--text)'}),
];

const sideName = (plot: Plot, name: string, frameAnchor: 'top-left' | 'top-right'): Markish =>
  plot.text([name], {
    frameAnchor,
    dy: -24,
    text: (text: string) => text,
    fontWeight: 600,
    fill: 'var(--text)',
  });

export function gapTitle({session, what, seconds, of}: MateGap, names: MatePair['names']): string {
  const [first, second] = names;
  const gap = Math.abs(seconds).toFixed(3);
  const who =
    seconds === 0
      ? `${first} and ${second} level`
      : `${seconds > 0 ? first : second} faster by ${gap} s`;
  return `${session}: ${what.toLowerCase()}\n${who}\n${of}`;
}
