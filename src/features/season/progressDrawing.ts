import type {Markish} from '@observablehq/plot';
import {groupBy} from '#/base/groupBy';
import type {Drawing, Plot} from '#/charts/drawing';
import {spreadApart} from '#/domain/spreadApart';
import type {Contender} from './contenders';
import type {ProgressPoint} from './progress';

interface ProgressChart {
  readonly points: readonly ProgressPoint[];
  readonly lastRound: number;
  readonly contenderOf: (who: string) => Contender;
}

const labelHeight = 13;

/** Points by round, a line for each: a dot after a race, a diamond after a sprint, names at the right end. */
export function progressDrawing(chart: ProgressChart): Drawing {
  const {points, lastRound, contenderOf} = chart;
  const most = Math.max(10, ...points.map((point) => point.points));
  const lines = [...groupBy(points, ({who}) => who).values()];
  const shortOf = ({who}: ProgressPoint) => contenderOf(who).short;
  const longest = Math.max(4, ...points.map((point) => shortOf(point).length));
  return (plot, width) => {
    const isNarrow = width < 560;
    const height = Math.max(isNarrow ? 340 : 420, lines.length * labelHeight + 70);
    return {
      height,
      marginTop: 22,
      marginBottom: 36,
      marginLeft: 40,
      marginRight: Math.min(140, 38 + longest * 7),
      x: {
        label: 'Round',
        domain: [Math.min(0.5, ...points.map(({at}) => at)), lastRound],
        ticks: Math.min(lastRound, isNarrow ? 6 : 24),
        tickFormat: (round: number) => (Number.isInteger(round) ? String(round) : ''),
      },
      y: {label: 'Points', domain: [0, most], grid: true, ticks: 6},
      marks: [
        ...linesAndSigns(plot, chart),
        plot.text(endLabels(lines, (labelHeight * most) / (height - 60), most), {
          x: 'at',
          y: 'labelAt',
          dx: 8,
          textAnchor: 'start',
          text: (label: EndLabel) => `${shortOf(label)} ${label.points}`,
          fill: 'var(--text)',
          fontWeight: 550,
        }),
        plot.tip(
          points,
          plot.pointer({
            lineHeight: 1.35,
            x: 'at',
            y: 'points',
            maxRadius: 30,
            title: (point: ProgressPoint) => progressTitle(point, contenderOf(point.who).name),
          }),
        ),
      ],
    };
  };
}

function linesAndSigns(plot: Plot, {points, lastRound, contenderOf}: ProgressChart): Markish[] {
  const stroke = {value: ({who}: ProgressPoint) => contenderOf(who).colour, scale: null} as const;
  const isDashed = ({who}: ProgressPoint) => contenderOf(who).isDashed;
  const line = {x: 'at', y: 'points', z: 'who', stroke, strokeWidth: 1.75} as const;
  return [
    plot.lineY(
      points.filter((point) => !isDashed(point)),
      line,
    ),
    plot.lineY(points.filter(isDashed), {...line, strokeDasharray: '4 2.5'}),
    plot.dot(
      points.filter(({isSprint}) => !isSprint),
      {x: 'at', y: 'points', r: lastRound > 12 ? 2 : 3, fill: stroke},
    ),
    plot.dot(
      points.filter(({isSprint}) => isSprint),
      {
        x: 'at',
        y: 'points',
        r: 3,
        symbol: 'diamond',
        stroke,
        strokeWidth: 1.25,
        fill: 'var(--bg-raised)',
      },
    ),
  ];
}

interface EndLabel extends ProgressPoint {
  readonly labelAt: number;
}

/** The last point of each line, with a place for its name that no other name covers. */
function endLabels(
  lines: readonly (readonly ProgressPoint[])[],
  gap: number,
  most: number,
): readonly EndLabel[] {
  const ends = lines.flatMap((line) => line.slice(-1));
  const places = spreadApart(
    ends.map(({points}) => points),
    gap,
    [0, most],
  );
  return ends.map((end, at) => ({...end, labelAt: places[at] ?? end.points}));
}

export function progressTitle(
  {round, place, isSprint, points, gained}: ProgressPoint,
  name: string,
): string {
  const of = isSprint ? 'sprint' : 'race';
  return [
    name,
    `After the ${of} of round ${round}, ${place}: ${points} points`,
    gained === null ? `The ${of} is not classified here` : `The ${of} brought ${gained}`,
  ].join('\n');
}
