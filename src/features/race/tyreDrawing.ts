import {plural} from '#/base/format';
import {compoundOf} from '#/domain/compounds';
import {lapTimeText} from '#/domain/lapTimeText';
import type {DriverLook} from '#/charts/driverLook';
import type {Drawing} from '#/charts/drawing';
import type {StintRow} from './raceRows';

interface TyreChart {
  readonly stints: readonly StintRow[];
  /** First and last lap of the axis; stints end there. */
  readonly span: readonly [number, number];
  /** Car numbers from top to bottom. */
  readonly order: readonly number[];
  readonly lookOf: (driver: number) => DriverLook;
}

/** A bar per stint in the tyre's colour with its letter, drivers in finishing order. */
export function tyreDrawing({stints, span, order, lookOf}: TyreChart): Drawing {
  const drivers = order.filter((driver) => stints.some((s) => s.driver_number === driver));
  const [first, last] = span;
  const begin = (stint: StintRow) => Math.max(stint.lap_start, first) - 1;
  const end = (stint: StintRow) => Math.min(stint.lap_end, last);
  const middle = (stint: StintRow) => (begin(stint) + end(stint)) / 2;
  return (plot, width) => {
    const lapWidth = (width - 60) / (last - first + 1);
    const label = (stint: StintRow) => stintLabel(stint, (end(stint) - begin(stint)) * lapWidth);
    return {
      height: drivers.length * 24 + 44,
      marginLeft: 44,
      marginRight: 12,
      marginTop: 8,
      x: {label: 'Lap', domain: [first - 1, last], ticks: width < 500 ? 5 : 10, tickFormat: 'd'},
      y: {label: null, domain: drivers, tickFormat: (n: number) => lookOf(n).acronym, tickSize: 0},
      marks: [
        plot.barX(stints, {
          x1: begin,
          x2: end,
          y: 'driver_number',
          fill: {value: (s: StintRow) => compoundOf(s.compound).colour, scale: null},
          stroke: 'var(--text-faint)',
          strokeWidth: 0.75,
          insetTop: 2.5,
          insetBottom: 2.5,
          insetLeft: 0.5,
          insetRight: 0.5,
          rx: 2,
        }),
        plot.text(stints, {
          x: middle,
          y: 'driver_number',
          text: label,
          fontWeight: 650,
          fill: {value: (s: StintRow) => compoundOf(s.compound).ink, scale: null},
        }),
        plot.tip(
          stints,
          plot.pointer({
            lineHeight: 1.35,
            x: middle,
            y: 'driver_number',
            maxRadius: 200,
            title: (stint: StintRow) => stintTitle(stint, lookOf(stint.driver_number).fullName),
          }),
        ),
      ],
    };
  };
}

const lapsOf = (stint: StintRow) => stint.lap_end - stint.lap_start + 1;

/** The tyre's letter, its laps, and the laps its set had done before, as far as `room` pixels hold them. */
export function stintLabel(stint: StintRow, room: number): string {
  const {letter} = compoundOf(stint.compound);
  const age = stint.tyre_age_at_start ?? 0;
  if (room < 12) return '';
  if (room < 34) return letter;
  return age > 0 && room >= 84
    ? `${letter} ${lapsOf(stint)}, used ${age}`
    : `${letter} ${lapsOf(stint)}`;
}

function stintTitle(stint: StintRow, name: string): string {
  const wear = stint.degradation_s_per_lap;
  return [
    `${name}, stint ${stint.stint_number}`,
    `${compoundOf(stint.compound).label}, laps ${stint.lap_start} to ${stint.lap_end} (${plural(lapsOf(stint), 'lap')})`,
    ageText(stint.tyre_age_at_start),
    `Best lap ${lapTimeText(stint.best_lap_s)}, mean ${lapTimeText(stint.avg_lap_s)}`,
    wear !== null ? `Trend ${wear >= 0 ? '+' : '−'}${Math.abs(wear).toFixed(3)} s a lap` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

function ageText(age: number | null): string {
  if (age === null) return 'Age of the set not known';
  return age === 0 ? 'New set' : `Set used for ${plural(age, 'lap')} before`;
}
