import {quantile} from '#/base/quantile';
import type {Drawing} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';

/** One of the things that drivers are compared by side by side. */
export interface Measure {
  readonly name: string;
  /** Value by car number; who has none is left out. */
  readonly values: ReadonlyMap<number, number>;
  /** The best is the least, as of times, or the greatest, as of speeds. */
  readonly best: 'least' | 'greatest';
}

interface BestsChart {
  readonly measures: readonly Measure[];
  readonly drivers: readonly number[];
  readonly lookOf: (driver: number) => DriverLook;
  readonly unit: string;
  /** The value, and how far it is from the best. */
  readonly valueText: (value: number) => string;
  readonly behindText: (behind: number) => string;
}

interface Bar {
  readonly driver: number;
  readonly measure: string;
  readonly value: number;
  /** Never negative. */
  readonly behind: number;
}

/** What is measured, and how far each is behind the best of all. */
export function barsOf(measures: readonly Measure[], drivers: readonly number[]): readonly Bar[] {
  return measures.flatMap(({name, values, best}) => {
    const all = [...values.values()];
    const top = best === 'least' ? Math.min(...all) : Math.max(...all);
    return drivers.flatMap((driver): readonly Bar[] => {
      const value = values.get(driver);
      if (value === undefined) return [];
      return [{driver, measure: name, value, behind: Math.abs(value - top)}];
    });
  });
}

const isBest = ({behind}: Bar): boolean => behind === 0;

function barLabel(
  {valueText, behindText}: BestsChart,
  bar: Bar,
  {most, isNarrow}: {readonly most: number; readonly isNarrow: boolean},
): string {
  if (isBest(bar)) return valueText(bar.value);
  return isNarrow ? '' : `${behindText(bar.behind)}${bar.behind > most ? ' »' : ''}`;
}

/** Who is far behind all others does not make their bars invisible: the bar ends there, and says so. */
function longestBar(bars: readonly Bar[]): number {
  const sorted = bars.map(({behind}) => behind).toSorted((a, b) => a - b);
  const usual = (quantile(sorted, 0.85) ?? 0) * 1.25;
  const greatest = sorted.at(-1) ?? 0;
  return Math.max(greatest <= usual * 2 ? greatest : usual, Number.MIN_VALUE);
}

/** Bars of how far each driver is behind the best, a column per measure; the best says its value. */
export function bestsDrawing(chart: BestsChart): Drawing {
  const {measures, drivers, lookOf, unit, valueText, behindText} = chart;
  const bars = barsOf(measures, drivers);
  const most = longestBar(bars);
  const rows = drivers.filter((driver) => bars.some((bar) => bar.driver === driver));
  return (plot, width) => {
    const isNarrow = width < 560;
    const label = (bar: Bar) => barLabel(chart, bar, {most, isNarrow});
    return {
      height: rows.length * 22 + 64,
      marginLeft: 44,
      marginRight: 10,
      marginTop: 34,
      marginBottom: 42,
      fx: {label: null, domain: measures.map(({name}) => name), padding: 0.12},
      x: {label: `Behind the best (${unit})`, domain: [0, most * 1.3], ticks: isNarrow ? 2 : 4},
      y: {label: null, domain: rows, tickFormat: (n: number) => lookOf(n).acronym, tickSize: 0},
      marks: [
        plot.barX(bars, {
          fx: 'measure',
          x1: 0,
          x2: (bar: Bar) => Math.min(bar.behind, most),
          y: 'driver',
          insetTop: 3,
          insetBottom: 3,
          fill: {value: (bar: Bar) => lookOf(bar.driver).colour, scale: null},
        }),
        ...[bars.filter(isBest), bars.filter((bar) => !isBest(bar))].map((some, i) =>
          plot.text(some, {
            fx: 'measure',
            x: (bar: Bar) => Math.min(bar.behind, most),
            y: 'driver',
            dx: 4,
            textAnchor: 'start',
            text: label,
            fill: 'var(--text)',
            fontWeight: i === 0 ? 700 : 400,
          }),
        ),
        plot.ruleX([0], {stroke: 'var(--line-strong)'}),
        plot.tip(
          bars,
          plot.pointerY({
            fx: 'measure',
            x: 0,
            y: 'driver',
            lineHeight: 1.35,
            anchor: 'left',
            maxRadius: 200,
            title: (bar: Bar) =>
              `${lookOf(bar.driver).fullName}\n${bar.measure}: ${valueText(bar.value)}\n${behindText(bar.behind)} to the best`,
          }),
        ),
      ],
    };
  };
}
