import type {Markish} from '@observablehq/plot';
import type {Drawing, Plot} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import {periodMarks} from '#/charts/periodMarks';
import {lapTimeText} from '#/domain/lapTimeText';
import type {Neutralisation} from '#/domain/neutralisations';
import type {Range} from '#/domain/racingLapRange';
import {lapKind} from './lapKind';
import type {LapRow} from './raceRows';

interface LapTimeChart {
  /** In order of driver and lap. */
  readonly laps: readonly LapRow[];
  /** First and last lap of the axis. */
  readonly span: readonly [number, number];
  readonly periods: readonly Neutralisation[];
  /** Seconds that the axis spans; slower laps stand at its edge when they are marked, else are cut. */
  readonly range: Range;
  /** Laps of a race follow each other; those of a practice or qualifying stand alone. */
  readonly isRace: boolean;
  readonly lookOf: (driver: number) => DriverLook;
}

/** Ticks of a wide axis are whole seconds and need no fraction. */
const axisTime =
  ([fastest, slowest]: Range) =>
  (seconds: number) =>
    lapTimeText(seconds).slice(0, slowest - fastest > 5 ? -4 : -2);

/**
 * Lap time by lap, a line per driver, broken where a lap is untimed or off the axis. Pit laps are rings, neutralised
 * ones hollow squares.
 */
export function lapTimeDrawing(chart: LapTimeChart): Drawing {
  const {laps, span, periods, range, isRace} = chart;
  const [fastest, slowest] = range;
  const pad = (slowest - fastest) * 0.04;
  return (plot, width) => ({
    height: width < 500 ? 300 : 380,
    marginLeft: 52,
    marginTop: 28,
    marginBottom: 36,
    x: {
      label: 'Lap',
      domain: [span[0] - 0.5, span[1] + 0.5],
      nice: false,
      ticks: Math.min(width < 500 ? 5 : 10, span[1] - span[0] + 1),
      tickFormat: 'd',
    },
    y: {
      label: 'Lap time (m:ss)',
      domain: [fastest - pad, slowest + 2 * pad],
      grid: true,
      ticks: 6,
      tickFormat: axisTime(range),
    },
    marks: [
      ...periodMarks(plot, periods, 0.5),
      ...(isRace ? lines(plot, withBreaks(laps), chart, slowest + pad) : []),
      ...dots(plot, laps, chart, slowest + pad),
    ],
  });
}

/** The laps with an untimed one where one or more of a driver are missing, so that no line leads over them. */
export function withBreaks(laps: readonly LapRow[]): readonly LapRow[] {
  return laps.flatMap((lap, at) => {
    const before = laps[at - 1];
    const isGap =
      before?.driver_number === lap.driver_number && lap.lap_number > before.lap_number + 1;
    return isGap ? [{...lap, lap_number: lap.lap_number - 1, lap_duration: null}, lap] : [lap];
  });
}

function lines(plot: Plot, laps: readonly LapRow[], chart: LapTimeChart, edge: number): Markish[] {
  const look = (lap: LapRow) => chart.lookOf(lap.driver_number);
  const line = {
    x: 'lap_number',
    y: ({lap_duration: time}: LapRow) => (time !== null && time <= edge ? time : Number.NaN),
    z: 'driver_number',
    stroke: {value: (lap: LapRow) => look(lap).colour, scale: null},
    strokeWidth: 1.5,
  } as const;
  return [
    plot.lineY(
      laps.filter((lap) => !look(lap).isSecond),
      line,
    ),
    plot.lineY(
      laps.filter((lap) => look(lap).isSecond),
      {...line, strokeDasharray: '4 2.5'},
    ),
  ];
}

function dots(plot: Plot, laps: readonly LapRow[], chart: LapTimeChart, edge: number): Markish[] {
  const timed = laps.filter((lap) => lap.lap_duration !== null);
  const kindOf = (lap: LapRow) => (chart.isRace ? lapKind(lap) : 'racing');
  const within = ({lap_duration: time}: LapRow) => time !== null && time <= edge;
  const y = ({lap_duration: time}: LapRow) => Math.min(time ?? edge, edge);
  const colour = (lap: LapRow) => chart.lookOf(lap.driver_number).colour;
  const stroke = {value: colour, scale: null} as const;
  const hollow = {x: 'lap_number', y, stroke, strokeWidth: 1.5, fill: 'var(--bg-raised)'} as const;
  return [
    plot.dot(
      timed.filter((lap) => kindOf(lap) === 'racing' && within(lap)),
      {x: 'lap_number', y, r: chart.isRace ? 1.75 : 3.5, fill: stroke},
    ),
    plot.dot(
      timed.filter((lap) => kindOf(lap) === 'neutralised'),
      {...hollow, r: 2.75, symbol: 'square'},
    ),
    plot.dot(
      timed.filter((lap) => kindOf(lap) === 'pit'),
      {...hollow, r: 4},
    ),
    plot.tip(
      timed.filter((lap) => within(lap) || kindOf(lap) !== 'racing'),
      plot.pointer({
        lineHeight: 1.35,
        x: 'lap_number',
        y,
        title: (lap: LapRow) => lapTitle(lap, chart.lookOf(lap.driver_number).fullName),
      }),
    ),
  ];
}

const trackWords: Readonly<Record<string, string>> = {
  SC: 'behind the safety car',
  VSC: 'under the virtual safety car',
  RED: 'under a red flag',
  YELLOW: 'a yellow flag was out',
};

function lapTitle(lap: LapRow, name: string): string {
  const notes = [
    lap.is_pit_out_lap === true && 'out of the pits',
    lap.is_pit_in_lap && 'into the pits',
    trackWords[lap.track_status ?? ''],
  ].filter(Boolean);
  const note = notes.length > 0 ? `\n${notes.join(', ')}` : '';
  return `${name}\nLap ${lap.lap_number}: ${lapTimeText(lap.lap_duration)}${note}`;
}
