import type {Markish} from '@observablehq/plot';
import type {Drawing, Plot} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import {plural} from '#/base/format';
import {quantile} from '#/base/quantile';
import {compoundOf} from '#/domain/compounds';
import {gapText, lapTimeText} from '#/domain/lapTimeText';
import type {BestLapRow} from './practiceSql';

/** How far each driver's best lap is behind the best of all, with the tyre it was driven on. */
export function bestLapDrawing(
  laps: readonly BestLapRow[],
  lookOf: (driver: number) => DriverLook,
): Drawing {
  const gaps = laps.map((lap) => lap.gap_to_fastest_s).toSorted((a, b) => a - b);
  const most = Math.max((quantile(gaps, 0.9) ?? 1) * 1.25, 0.05);
  const x = (lap: BestLapRow) => Math.min(lap.gap_to_fastest_s, most);
  return (plot, width) => ({
    height: laps.length * 24 + 58,
    marginLeft: 44,
    marginRight: 92,
    marginTop: 8,
    marginBottom: 42,
    x: {
      label: 'Behind the fastest lap (s)',
      domain: [0, most],
      grid: true,
      ticks: width < 500 ? 4 : 8,
    },
    y: {
      label: null,
      domain: laps.map((lap) => lap.driver_number),
      tickFormat: (n: number) => lookOf(n).acronym,
      tickSize: 0,
    },
    marks: [
      plot.barX(laps, {
        x1: 0,
        x2: x,
        y: 'driver_number',
        insetTop: 4,
        insetBottom: 4,
        fill: {value: (lap: BestLapRow) => lookOf(lap.driver_number).colour, scale: null},
      }),
      ...tyres(plot, laps, x),
      plot.text(laps, {
        x,
        y: 'driver_number',
        dx: 24,
        textAnchor: 'start',
        text: (lap: BestLapRow) =>
          lap.rank === 1 ? lapTimeText(lap.fastest_lap_time) : gapText(lap.gap_to_fastest_s),
        fill: 'var(--text)',
      }),
      plot.tip(
        laps,
        plot.pointerY({
          x,
          y: 'driver_number',
          lineHeight: 1.35,
          maxRadius: 400,
          title: (lap: BestLapRow) =>
            `${lookOf(lap.driver_number).fullName}\n${lapTimeText(lap.fastest_lap_time)} on lap ${lap.lap_number}\n${tyreText(lap)}`,
        }),
      ),
    ],
  });
}

/** A tyre with its letter at the end of each bar. */
function tyres(plot: Plot, laps: readonly BestLapRow[], x: (lap: BestLapRow) => number): Markish[] {
  const place = {x, y: 'driver_number', dx: 12} as const;
  return [
    plot.dot(laps, {
      ...place,
      r: 7.5,
      fill: {value: (lap: BestLapRow) => compoundOf(lap.compound).colour, scale: null},
      stroke: 'var(--text-faint)',
      strokeWidth: 0.75,
    }),
    plot.text(laps, {
      ...place,
      text: (lap: BestLapRow) => compoundOf(lap.compound).letter,
      fill: {value: (lap: BestLapRow) => compoundOf(lap.compound).ink, scale: null},
      fontWeight: 650,
    }),
  ];
}

function tyreText({compound, tyre_age_laps: age}: BestLapRow): string {
  const {label} = compoundOf(compound);
  return age === null ? label : `${label}, ${plural(age, 'lap')} old`;
}
