import {lapTimeText} from '#/domain/lapTimeText';
import type {Neutralisation} from '#/domain/neutralisations';
import type {Range} from '#/domain/racingLapRange';
import type {DriverLook} from '#/charts/driverLook';
import {periodMarks} from '#/charts/periodMarks';
import type {Drawing} from '#/charts/drawing';
import type {LapRow} from './raceRows';

interface LapTimeChart {
  readonly laps: readonly LapRow[];
  readonly periods: readonly Neutralisation[];
  /** Seconds that the axis spans; laps outside stand at its edge when they are pit laps, else are cut. */
  readonly range: Range;
  /** Laps of a race follow each other; those of a practice or qualifying stand alone. */
  readonly isRace: boolean;
  readonly lookOf: (driver: number) => DriverLook;
}

const isPitLap = (lap: LapRow) => lap.is_pit_in_lap || lap.is_pit_out_lap === true;

/** Ticks of a wide axis are whole seconds and need no fraction. */
const axisTime =
  ([fastest, slowest]: Range) =>
  (seconds: number) =>
    lapTimeText(seconds).slice(0, slowest - fastest > 5 ? -4 : -2);

/** Lap time by lap, a line per driver, broken where a lap is untimed or off the axis; pit laps are rings. */
export function lapTimeDrawing(chart: LapTimeChart): Drawing {
  const {laps, periods, range, isRace, lookOf} = chart;
  const [fastest, slowest] = range;
  const pad = (slowest - fastest) * 0.04;
  const timed = laps.filter((lap) => lap.lap_duration !== null);
  const within = ({lap_duration: time}: LapRow) => time !== null && time <= slowest + pad;
  const y = (lap: LapRow) => (within(lap) ? lap.lap_duration : Number.NaN);
  const stroke = {value: (lap: LapRow) => lookOf(lap.driver_number).colour, scale: null} as const;
  const isSecond = (lap: LapRow) => lookOf(lap.driver_number).isSecond;
  const line = {x: 'lap_number', y, z: 'driver_number', stroke, strokeWidth: 1.5} as const;
  const atEdge = (lap: LapRow) => Math.min(lap.lap_duration ?? slowest, slowest + pad);
  return (plot, width) => ({
    height: width < 500 ? 300 : 380,
    marginLeft: 52,
    marginTop: 28,
    marginBottom: 36,
    x: {label: 'Lap', nice: false, ticks: width < 500 ? 5 : 10, tickFormat: 'd'},
    y: {
      label: 'Lap time (m:ss)',
      domain: [fastest - pad, slowest + 2 * pad],
      grid: true,
      ticks: 6,
      tickFormat: axisTime(range),
    },
    marks: [
      ...periodMarks(plot, periods, 0.5),
      ...(isRace
        ? [
            plot.lineY(
              laps.filter((lap) => !isSecond(lap)),
              line,
            ),
            plot.lineY(laps.filter(isSecond), {...line, strokeDasharray: '4 2.5'}),
          ]
        : []),
      plot.dot(timed.filter(within), {x: 'lap_number', y, r: isRace ? 1.75 : 3.5, fill: stroke}),
      plot.dot(isRace ? timed.filter(isPitLap) : [], {
        x: 'lap_number',
        y: atEdge,
        r: 4,
        stroke,
        strokeWidth: 1.5,
        fill: 'var(--bg-raised)',
      }),
      plot.tip(
        timed.filter((lap) => within(lap) || (isRace && isPitLap(lap))),
        plot.pointer({
          lineHeight: 1.35,
          x: 'lap_number',
          y: atEdge,
          title: (lap: LapRow) => lapTitle(lap, lookOf(lap.driver_number).fullName),
        }),
      ),
    ],
  });
}

function lapTitle(lap: LapRow, name: string): string {
  const pit = [
    lap.is_pit_out_lap === true && 'out of the pits',
    lap.is_pit_in_lap && 'into the pits',
  ].filter(Boolean);
  const note = pit.length > 0 ? `\n${pit.join(' and ')}` : '';
  return `${name}\nLap ${lap.lap_number}: ${lapTimeText(lap.lap_duration)}${note}`;
}
