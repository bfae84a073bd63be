import {plural} from '#/base/format';
import {compoundOf} from '#/domain/compounds';
import {lapTimeText} from '#/domain/lapTimeText';
import type {DriverLook} from '#/charts/driverLook';
import type {Drawing} from '#/charts/drawing';
import type {StintRow} from './raceRows';

interface TyreChart {
  readonly stints: readonly StintRow[];
  /** Car numbers from top to bottom. */
  readonly order: readonly number[];
  readonly lookOf: (driver: number) => DriverLook;
}

/** A bar per stint in the tyre's colour with its letter, drivers in finishing order. */
export function tyreDrawing({stints, order, lookOf}: TyreChart): Drawing {
  const drivers = order.filter((driver) => stints.some((s) => s.driver_number === driver));
  const lastLap = Math.max(1, ...stints.map((stint) => stint.lap_end));
  const lapsOf = (stint: StintRow) => stint.lap_end - stint.lap_start + 1;
  const middle = (stint: StintRow) => (stint.lap_start - 1 + stint.lap_end) / 2;
  return (plot, width) => {
    const lapWidth = (width - 60) / lastLap;
    const label = (stint: StintRow) => {
      const {letter} = compoundOf(stint.compound);
      const room = lapsOf(stint) * lapWidth;
      if (room < 12) return '';
      return room < 34 ? letter : `${letter} ${lapsOf(stint)}`;
    };
    return {
      height: drivers.length * 24 + 44,
      marginLeft: 44,
      marginRight: 12,
      marginTop: 8,
      x: {label: 'Lap', domain: [0, lastLap], ticks: width < 500 ? 5 : 10},
      y: {label: null, domain: drivers, tickFormat: (n: number) => lookOf(n).acronym, tickSize: 0},
      marks: [
        plot.barX(stints, {
          x1: (s: StintRow) => s.lap_start - 1,
          x2: 'lap_end',
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

function stintTitle(stint: StintRow, name: string): string {
  const age = stint.tyre_age_at_start ?? 0;
  const wear = stint.degradation_s_per_lap;
  return [
    `${name}, stint ${stint.stint_number}`,
    `${compoundOf(stint.compound).label}, laps ${stint.lap_start} to ${stint.lap_end} (${plural(stint.lap_end - stint.lap_start + 1, 'lap')})`,
    age === 0 ? 'New set' : `Set used for ${plural(age, 'lap')} before`,
    `Best lap ${lapTimeText(stint.best_lap_s)}, mean ${lapTimeText(stint.avg_lap_s)}`,
    wear !== null ? `Trend ${wear >= 0 ? '+' : '−'}${Math.abs(wear).toFixed(3)} s a lap` : '',
  ]
    .filter(Boolean)
    .join('\n');
}
