import type {Markish} from '@observablehq/plot';
import {groupBy} from '#/base/groupBy';
import type {Drawing, Plot} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import {compoundOf} from '#/domain/compounds';
import {lapTimeText} from '#/domain/lapTimeText';
import {type FittedStint, fitTitle} from './degradationDrawing';
import type {CleanLap} from './lapSelection';
import {spreadLabels} from './spreadLabels';

interface WearChart {
  /** Clean laps whose tyres have a known age. */
  readonly laps: readonly CleanLap[];
  readonly fits: readonly FittedStint[];
  readonly lookOf: (driver: number) => DriverLook;
}

interface LineEnd {
  readonly fit: FittedStint;
  readonly age: number;
  readonly time: number;
}

const endsOf = (fit: FittedStint): readonly LineEnd[] =>
  [fit.min_tyre_age_laps, fit.max_tyre_age_laps].flatMap((age) =>
    age === null ? [] : [{fit, age, time: fit.new_tyre_lap_s + fit.degradation_s_per_lap * age}],
  );

/** Lap time by age of the tyres: a dot per clean lap, and each stint's line through them with driver and tyre. */
export function wearDrawing({laps, fits, lookOf}: WearChart): Drawing {
  const stroke = {
    value: ({fit}: LineEnd) => lookOf(fit.driver_number).colour,
    scale: null,
  } as const;
  const lines = fits.map(endsOf);
  const points = (isSecond: boolean) =>
    lines.flat().filter(({fit}) => lookOf(fit.driver_number).isSecond === isSecond);
  const key = ({fit}: LineEnd) => `${fit.driver_number}/${fit.stint_number}`;
  const line = {x: 'age', y: 'time', z: key, stroke, strokeWidth: 2} as const;
  return (plot, width) => ({
    height: width < 500 ? 320 : 380,
    marginLeft: 52,
    marginRight: 52,
    marginTop: 24,
    marginBottom: 42,
    x: {label: 'Age of the tyres (laps)', ticks: width < 500 ? 5 : 10},
    y: {
      label: 'Lap time (m:ss)',
      grid: true,
      ticks: 6,
      tickFormat: (s: number) => lapTimeText(s).slice(0, -2),
    },
    marks: [
      plot.dot(laps, {
        x: 'tyre_age_laps',
        y: 'lap_time_s',
        r: 2.25,
        fillOpacity: 0.55,
        fill: {value: (lap: CleanLap) => lookOf(lap.driver_number).colour, scale: null},
      }),
      plot.line(points(false), line),
      plot.line(points(true), {...line, strokeDasharray: '4 2.5'}),
      lineNames(
        plot,
        apart(
          lines.flatMap((ends) => ends.slice(-1)),
          laps,
        ),
        lookOf,
      ),
      plot.tip(
        lines.flat(),
        plot.pointer({
          x: 'age',
          y: 'time',
          lineHeight: 1.35,
          maxRadius: 60,
          title: ({fit}: LineEnd) => fitTitle(fit, lookOf(fit.driver_number).fullName),
        }),
      ),
    ],
  });
}

/** Ends at the same age moved apart, so that their names can be read: about 4 % of the chart's height. */
function apart(ends: readonly LineEnd[], laps: readonly CleanLap[]): readonly LineEnd[] {
  const times = laps.map((lap) => lap.lap_time_s);
  const least = 0.04 * Math.max(0, Math.max(...times) - Math.min(...times));
  return [...groupBy(ends, ({age}) => age).values()].flatMap((own) => {
    const places = spreadLabels(
      own.map(({time}) => time),
      least,
    );
    return own.map((end, i) => ({...end, time: places[i] ?? end.time}));
  });
}

/** Driver and tyre where each line ends. */
const lineNames = (
  plot: Plot,
  ends: readonly LineEnd[],
  lookOf: (driver: number) => DriverLook,
): Markish =>
  plot.text(ends, {
    x: 'age',
    y: 'time',
    dx: 6,
    textAnchor: 'start',
    text: ({fit}: LineEnd) =>
      `${lookOf(fit.driver_number).acronym} ${compoundOf(fit.compound).letter}`,
    fill: 'var(--text)',
    stroke: 'var(--bg-raised)',
    strokeWidth: 3,
    fontWeight: 550,
  });
