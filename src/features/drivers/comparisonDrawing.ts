import type {Drawing} from '#/charts/drawing';
import {gapText} from '#/domain/lapTimeText';
import {type Compared, gapOf} from './comparison';
import type {ComparisonLook} from './comparisonLook';
import type {GapKind} from './driversSearch';

interface ComparisonChart {
  readonly entries: readonly Compared[];
  readonly kind: GapKind;
  readonly lookOf: (driver: number) => ComparisonLook;
  /** The first driver chosen, in letters. */
  readonly reference: string;
}

/** Each session a line, each driver a sign, by the gap to the first driver chosen; left is faster. */
export function comparisonDrawing(chart: ComparisonChart): Drawing {
  const {entries, kind, lookOf, reference} = chart;
  const gaps = entries.flatMap((entry) => {
    const seconds = gapOf(entry, kind);
    return seconds === null ? [] : [{...entry, seconds, driver: entry.row.driver_number}];
  });
  type Gap = (typeof gaps)[number];
  const sessions = [...new Set(gaps.map(({session}) => session))];
  const most = Math.max(0.1, ...gaps.map(({seconds}) => Math.abs(seconds)));
  return (plot, width) => ({
    height: sessions.length * 28 + 74,
    marginLeft: width < 500 ? 120 : 190,
    marginRight: 24,
    marginTop: 30,
    marginBottom: 34,
    x: {
      label: `Behind ${reference} (s)`,
      domain: [-most * 1.1, most * 1.1],
      ticks: width < 500 ? 4 : 8,
      grid: true,
    },
    y: {
      label: null,
      domain: sessions,
      tickSize: 0,
      tickFormat: (session: string) =>
        width < 500 && session.length > 20 ? `${session.slice(0, 19)}…` : session,
    },
    marks: [
      plot.ruleX([0], {stroke: 'var(--text)'}),
      plot.text([reference], {
        x: () => 0,
        frameAnchor: 'top',
        dy: -16,
        text: (text: string) => text,
        fontWeight: 600,
        fill: 'var(--text)',
      }),
      plot.ruleY(gaps, {
        x1: 0,
        x2: 'seconds',
        y: 'session',
        stroke: {value: ({driver}: Gap) => lookOf(driver).colour, scale: null},
      }),
      plot.dot(gaps, {
        x: 'seconds',
        y: 'session',
        r: 9,
        fill: 'var(--bg-raised)',
        stroke: {value: ({driver}: Gap) => lookOf(driver).colour, scale: null},
        strokeWidth: 2,
      }),
      plot.text(gaps, {
        x: 'seconds',
        y: 'session',
        text: ({driver}: Gap) => lookOf(driver).sign,
        fontSize: 10,
        fontWeight: 650,
        fill: 'var(--text)',
      }),
      plot.tip(
        gaps,
        plot.pointer({
          lineHeight: 1.35,
          x: 'seconds',
          y: 'session',
          maxRadius: 40,
          title: (gap: Gap) =>
            `${lookOf(gap.driver).name}, ${gap.session}\n${gapText(gap.seconds)} s to ${reference}`,
        }),
      ),
    ],
  });
}
