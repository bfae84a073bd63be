import type {Markish} from '@observablehq/plot';
import type {Drawing, Plot} from '#/charts/drawing';
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

/** Pixels from one driver's signs to the next one's in a session. */
const signStep = 20;

interface Gap {
  readonly session: string;
  readonly driver: number;
  readonly seconds: number;
}

/** Each session a line, each driver a sign, by the gap to the first driver chosen; left is faster. */
export function comparisonDrawing(chart: ComparisonChart): Drawing {
  const {entries, kind, reference} = chart;
  const others = [
    ...new Set(entries.flatMap((one) => (one.isReference ? [] : one.row.driver_number))),
  ];
  const gaps = entries.flatMap((entry): readonly Gap[] => {
    const seconds = gapOf(entry, kind);
    const {session, row} = entry;
    return seconds === null ? [] : [{session, driver: row.driver_number, seconds}];
  });
  const sessions = [...new Set(gaps.map(({session}) => session))];
  const most = Math.max(0.1, ...gaps.map(({seconds}) => Math.abs(seconds)));
  return (plot, width) => ({
    height: sessions.length * (others.length * signStep + 10) + 74,
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
      ...others.flatMap((driver, at) =>
        signs(
          plot,
          gaps.filter((gap) => gap.driver === driver),
          chart,
          (at - (others.length - 1) / 2) * signStep,
        ),
      ),
      plot.tip(gaps, plot.pointer(tipOf(chart))),
    ],
  });
}

/** A driver's signs, `dy` pixels off the middle of each session so that nobody covers another. */
function signs(
  plot: Plot,
  gaps: readonly Gap[],
  {lookOf}: ComparisonChart,
  dy: number,
): readonly Markish[] {
  const stroke = {value: ({driver}: Gap) => lookOf(driver).colour, scale: null} as const;
  const at = {x: 'seconds', y: 'session', dy} as const;
  return [
    plot.ruleY(gaps, {x1: 0, x2: 'seconds', y: 'session', dy, stroke}),
    plot.dot(gaps, {...at, r: 9, fill: 'var(--bg-raised)', stroke, strokeWidth: 2}),
    plot.text(gaps, {
      ...at,
      text: ({driver}: Gap) => lookOf(driver).sign,
      fontSize: 10,
      fontWeight: 650,
      fill: 'var(--text)',
    }),
  ];
}

const tipOf = ({lookOf, reference}: ComparisonChart) => ({
  x: 'seconds',
  y: 'session',
  lineHeight: 1.35,
  maxRadius: 60,
  title: ({driver, session, seconds}: Gap) =>
    `${lookOf(driver).name}, ${session}\n${gapText(seconds)} s to ${reference}`,
});
