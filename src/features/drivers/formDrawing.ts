import type {Markish} from '@observablehq/plot';
import {groupBy} from '#/base/groupBy';
import type {Drawing, Plot} from '#/charts/drawing';
import {spreadApart} from '#/domain/spreadApart';
import type {FormPoint} from './form';

/** How someone's line appears. */
export interface FormLook {
  readonly name: string;
  readonly short: string;
  readonly colour: string;
  readonly isDashed: boolean;
}

interface FormChart {
  readonly points: readonly FormPoint[];
  readonly lookOf: (who: string) => FormLook;
}

type Known = FormPoint & {readonly mean: number};

const isMeanKnown = (point: FormPoint): point is Known => point.mean !== null;

/** The rolling mean of each weekend's points as a line, the weekends themselves as dots. */
export function formDrawing(chart: FormChart): Drawing {
  const {points, lookOf} = chart;
  const known = points.filter(isMeanKnown);
  const last = Math.max(1, ...points.map(({weekend}) => weekend));
  const most = Math.max(10, ...points.map((point) => Math.max(point.points ?? 0, point.mean ?? 0)));
  const longest = Math.max(3, ...points.map(({who}) => lookOf(who).short.length));
  return (plot, width) => {
    const height = width < 560 ? 300 : 360;
    return {
      height,
      marginTop: 22,
      marginBottom: 36,
      marginLeft: 36,
      marginRight: Math.min(120, 14 + longest * 7.5),
      x: {
        label: 'Weekend with results',
        domain: [Math.min(1, last - 0.5), last],
        ticks: Math.min(last, width < 560 ? 6 : 24),
        tickFormat: (weekend: number) => (Number.isInteger(weekend) ? String(weekend) : ''),
      },
      y: {label: 'Points of a weekend', domain: [0, most], grid: true, ticks: 6},
      marks: [
        ...linesAndRings(plot, known, chart),
        plot.text(endLabels(known, (13 * most) / (height - 60), most), {
          x: 'weekend',
          y: 'labelAt',
          dx: 8,
          textAnchor: 'start',
          text: ({who}: FormPoint) => lookOf(who).short,
          fill: 'var(--text)',
          fontWeight: 550,
        }),
        plot.tip(
          points,
          plot.pointer({
            lineHeight: 1.35,
            x: 'weekend',
            y: (point: FormPoint) => point.points ?? point.mean,
            maxRadius: 40,
            title: (point: FormPoint) => formTitle(point, lookOf(point.who).name),
          }),
        ),
      ],
    };
  };
}

function linesAndRings(
  plot: Plot,
  known: readonly Known[],
  {points, lookOf}: FormChart,
): Markish[] {
  const stroke = {value: ({who}: FormPoint) => lookOf(who).colour, scale: null} as const;
  const isDashed = ({who}: FormPoint) => lookOf(who).isDashed;
  const line = {x: 'weekend', y: 'mean', z: 'who', stroke, strokeWidth: 2} as const;
  return [
    plot.dot(points, {
      x: 'weekend',
      y: 'points',
      r: 2.5,
      stroke,
      strokeOpacity: 0.6,
      fill: 'var(--bg-raised)',
    }),
    plot.lineY(
      known.filter((point) => !isDashed(point)),
      line,
    ),
    plot.lineY(known.filter(isDashed), {...line, strokeDasharray: '4 2.5'}),
  ];
}

/** The last mean of each line, with a place for its name that no other name covers. */
function endLabels(known: readonly Known[], gap: number, most: number) {
  const ends = [...groupBy(known, ({who}) => who).values()].flatMap((line) => line.slice(-1));
  const places = spreadApart(
    ends.map(({mean}) => mean),
    gap,
    [0, most],
  );
  return ends.map((end, at) => ({...end, labelAt: places[at] ?? end.mean}));
}

export function formTitle({place, points, mean}: FormPoint, name: string): string {
  return [
    `${name}, ${place}`,
    points === null ? 'No result' : `${points} points`,
    mean === null ? '' : `${mean.toFixed(1)} on average with the two weekends before`,
  ]
    .filter(Boolean)
    .join('\n');
}
