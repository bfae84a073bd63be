import type {Markish} from '@observablehq/plot';
import {groupBy} from '#/base/groupBy';
import type {Drawing, Plot} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import {periodMarks, periodsWithin} from '#/charts/periodMarks';
import type {LapGap} from '#/domain/lapGaps';
import {gapText, lapsDownText} from '#/domain/lapTimeText';
import type {Neutralisation} from '#/domain/neutralisations';
import {spreadEnds} from './spreadLabels';

interface GapChart {
  readonly gaps: readonly LapGap[];
  readonly periods: readonly Neutralisation[];
  readonly lookOf: (driver: number) => DriverLook;
  /** Seconds from top to bottom; gaps beyond leave the chart. */
  readonly range: readonly [number, number];
  /** What the gap is to, for the axis. */
  readonly to: string;
}

const margin = {top: 24, bottom: 42};
/** So many acronyms beside each other fill the width of a chart on a narrow screen. */
const labelsAcross = 10;

/** Gap by lap, a line per driver, who is ahead on top. */
export function gapDrawing({gaps, periods, lookOf, range, to}: GapChart): Drawing {
  const [low, high] = range;
  const laps = gaps.map(({lap}) => lap);
  const [firstLap, lastLap] = [Math.min(...laps), Math.max(...laps)];
  const inRange = (gap: LapGap) => gap.gapS >= low && gap.gapS <= high;
  const y = (gap: LapGap) => (inRange(gap) ? gap.gapS : Number.NaN);
  const stroke = {value: ({driver}: LapGap) => lookOf(driver).colour, scale: null} as const;
  const isSecond = ({driver}: LapGap) => lookOf(driver).isSecond;
  const line = {x: 'lap', y, z: 'driver', stroke, strokeWidth: 1.75} as const;
  return (plot, width) => {
    const height = width < 500 ? 340 : 420;
    const secondsPerPixel = (high - low) / (height - margin.top - margin.bottom);
    return {
      height,
      marginTop: margin.top,
      marginBottom: margin.bottom,
      marginLeft: 52,
      marginRight: 42,
      x: {label: 'Lap', domain: [firstLap - 1, lastLap], ticks: width < 500 ? 5 : 10},
      y: {
        label: `Gap to ${to} (s)`,
        labelAnchor: 'center',
        domain: [high, low],
        grid: true,
        ticks: 7,
      },
      marks: [
        ...periodMarks(plot, periodsWithin(periods, [firstLap, lastLap]), 1),
        plot.ruleY([0], {stroke: 'var(--line-strong)'}),
        plot.lineY(
          gaps.filter((gap) => !isSecond(gap)),
          line,
        ),
        plot.lineY(gaps.filter(isSecond), {...line, strokeDasharray: '4 2.5'}),
        ...ends(plot, gaps.filter(inRange), lookOf, {leastS: 12 * secondsPerPixel, high}),
        plot.tip(
          gaps.filter(inRange),
          plot.pointer({
            lineHeight: 1.35,
            x: 'lap',
            y: 'gapS',
            maxRadius: 40,
            title: (gap: LapGap) => gapTitle(gap, lookOf(gap.driver).fullName, to),
          }),
        ),
      ],
    };
  };
}

/** Each driver's letters where the line ends. */
function ends(
  plot: Plot,
  gaps: readonly LapGap[],
  lookOf: (driver: number) => DriverLook,
  room: {readonly leastS: number; readonly high: number},
): Markish[] {
  const last = [...groupBy(gaps, ({driver}) => driver).values()].flatMap((line) => line.slice(-1));
  const places = spreadEnds(
    last.map(({lap, gapS}) => ({x: lap, y: gapS})),
    {
      width: Math.max(0, ...last.map(({lap}) => lap)) / labelsAcross,
      least: room.leastS,
      last: room.high,
    },
  );
  const labels = last.map((gap, i) => ({...gap, gapS: places[i] ?? gap.gapS}));
  return [
    plot.text(labels, {
      x: 'lap',
      y: 'gapS',
      dx: 6,
      textAnchor: 'start',
      text: ({driver}: LapGap) => lookOf(driver).acronym,
      fill: 'var(--text)',
      stroke: 'var(--bg-raised)',
      strokeWidth: 3,
      fontWeight: 550,
    }),
  ];
}

function gapTitle(gap: LapGap, name: string, to: string): string {
  const down = gap.lapsDown > 0 ? ` (${lapsDownText(gap.lapsDown)})` : '';
  return `${name}\nEnd of lap ${gap.lap}: ${gapText(gap.gapS)} s to ${to}${down}\nFrom ${gap.source}`;
}
