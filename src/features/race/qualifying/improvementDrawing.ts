import type {Markish} from '@observablehq/plot';
import type {Drawing, Plot} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import {lapTimeText} from '#/domain/lapTimeText';
import {clockText} from '#/features/race/story/clock';
import type {TrackPeriodRow} from '#/features/race/story/storyRows';
import {bestSoFar, type TimedLap} from './improvement';

interface ImprovementChart {
  /** In the order in which they ended. */
  readonly laps: readonly TimedLap[];
  readonly periods: readonly TrackPeriodRow[];
  /** When a chequered flag ended a segment. */
  readonly flagsMs: readonly number[];
  readonly lookOf: (driver: number) => DriverLook;
}

const bands: Readonly<Record<string, string>> = {RED: 'var(--bad-soft)'};

/** Each lap driven for time when it ended, and the best so far as a staircase; what slowed the track is shaded. */
export function improvementDrawing(chart: ImprovementChart): Drawing {
  const {laps, flagsMs} = chart;
  const [firstMs, lastMs] = [laps[0]?.endMs ?? 0, laps.at(-1)?.endMs ?? 0];
  return (plot, width) => ({
    height: width < 500 ? 320 : 380,
    marginLeft: 52,
    marginRight: 14,
    marginTop: 22,
    marginBottom: 42,
    x: {
      type: 'utc',
      label: 'Time of day (UTC)',
      ticks: width < 500 ? 4 : 8,
      tickFormat: clockText,
      domain: [firstMs - (lastMs - firstMs) * 0.02, lastMs],
    },
    y: {
      label: 'Lap time (m:ss)',
      grid: true,
      ticks: 6,
      nice: true,
      tickFormat: (s: number) => lapTimeText(s).slice(0, -2),
    },
    marks: [
      plot.rect(bandsWithin(chart.periods, firstMs, lastMs), {
        x1: 'fromMs',
        x2: 'toMs',
        fill: {value: ({status}: Band) => bands[status] ?? 'var(--warn-soft)', scale: null},
      }),
      plot.ruleX(
        flagsMs.filter((at) => at > firstMs && at < lastMs),
        {stroke: 'var(--line-strong)', strokeDasharray: '3 3'},
      ),
      ...lapMarks(plot, chart, width),
    ],
  });
}

interface Band {
  readonly status: string;
  readonly fromMs: number;
  readonly toMs: number;
}

function bandsWithin(
  periods: readonly TrackPeriodRow[],
  firstMs: number,
  lastMs: number,
): readonly Band[] {
  return periods
    .map(({status, start_ms: start, end_ms: end}) => ({
      status,
      fromMs: Math.max(start, firstMs),
      toMs: Math.min(end ?? lastMs, lastMs),
    }))
    .filter(({fromMs, toMs}) => fromMs < toMs);
}

function lapMarks(plot: Plot, {laps, lookOf}: ImprovementChart, width: number): Markish[] {
  const best = bestSoFar(laps);
  const [record, last] = [best.at(-1), laps.at(-1)];
  const steps = record && last ? [...best, {...record, endMs: last.endMs}] : best;
  const at = {x: 'endMs', y: 'timeS'} as const;
  return [
    plot.line(steps, {...at, curve: 'step-after', stroke: 'var(--text-muted)', strokeWidth: 1.5}),
    plot.dot(laps, {
      ...at,
      r: 3.5,
      fill: {value: ({driver}: TimedLap) => lookOf(driver).colour, scale: null},
      stroke: 'var(--bg-raised)',
      strokeWidth: 0.75,
    }),
    plot.text(apart(best, laps, width), {
      ...at,
      dy: 11,
      text: ({driver}: TimedLap) => lookOf(driver).acronym,
      fill: 'var(--text)',
      stroke: 'var(--bg-raised)',
      strokeWidth: 3,
      fontWeight: 550,
    }),
    plot.tip(
      laps,
      plot.pointer({
        ...at,
        lineHeight: 1.35,
        maxRadius: 40,
        title: (lap: TimedLap) => lapTitle(lap, lookOf(lap.driver).fullName),
      }),
    ),
  ];
}

/** Of the laps that were best those whose names do not lie over a later one's. */
function apart(
  best: readonly TimedLap[],
  laps: readonly TimedLap[],
  width: number,
): readonly TimedLap[] {
  const times = laps.map(({timeS}) => timeS);
  const msPerPixel = ((laps.at(-1)?.endMs ?? 0) - (laps[0]?.endMs ?? 0)) / Math.max(1, width - 66);
  const sPerPixel = (Math.max(...times) - Math.min(...times)) / 300;
  const named: TimedLap[] = [];
  for (const lap of best.toReversed()) {
    const isFree = named.every(
      (other) =>
        Math.abs(other.endMs - lap.endMs) > 32 * msPerPixel ||
        Math.abs(other.timeS - lap.timeS) > 15 * sPerPixel,
    );
    if (isFree) named.push(lap);
  }
  return named;
}

function lapTitle({lap, timeS, endMs, status}: TimedLap, name: string): string {
  const track = status === null ? '' : `\nTrack ${status.toLowerCase()}`;
  return `${name}, lap ${lap}\n${lapTimeText(timeS)} at ${clockText(endMs)} UTC${track}`;
}
