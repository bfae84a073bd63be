import type {Markish} from '@observablehq/plot';
import {groupBy} from '#/base/groupBy';
import type {Neutralisation} from '#/domain/neutralisations';
import type {LapPosition} from '#/domain/positions';
import type {DriverLook} from '#/charts/driverLook';
import {periodMarks} from '#/charts/periodMarks';
import type {Drawing, Plot} from '#/charts/drawing';

interface PositionChart {
  readonly positions: readonly LapPosition[];
  /** First and last lap of the axis; 0 is the grid. */
  readonly range: readonly [number, number];
  readonly periods: readonly Neutralisation[];
  /** The axis ends with the race: then lines end with the classified place. */
  readonly isToTheFlag: boolean;
  /** Classified place; null for those who have none. */
  readonly placeOf: (driver: number) => number | null;
  readonly lookOf: (driver: number) => DriverLook;
}

/** Place by lap, a line per driver from grid to flag, named at both ends. */
export function positionDrawing(chart: PositionChart): Drawing {
  const {positions, range, periods, placeOf, lookOf} = chart;
  const [firstLap, lastLap] = range;
  const places = positions.map(({position}) => position);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const lines = [...groupBy(positions, ({driver}) => driver).values()];
  const ends = lines.flatMap((line) => line.slice(-1));
  const stroke = {value: ({driver}: LapPosition) => lookOf(driver).colour, scale: null} as const;
  const acronym = ({driver}: LapPosition) => lookOf(driver).acronym;
  const finish = Math.max(...positions.map(({lap}) => lap));
  const endPlace = (p: LapPosition) =>
    chart.isToTheFlag ? (p.lap >= finish - 3 ? placeOf(p.driver) : null) : p.position;
  return (plot, width) => {
    const isSecond = ({driver}: LapPosition) => lookOf(driver).isSecond;
    const line = {x: 'lap', y: 'position', z: 'driver', stroke, strokeWidth: 1.75} as const;
    return {
      height: Math.max(4, last - first + 1) * (width < 500 ? 19 : 22) + 56,
      marginTop: 22,
      marginBottom: 34,
      marginLeft: 44,
      marginRight: 52,
      x: {
        label: 'Lap',
        domain: [firstLap, Math.max(lastLap, firstLap + 1)],
        ticks: Math.min(width < 500 ? 5 : 10, Math.max(1, lastLap - firstLap)),
        tickFormat: (lap: number) => (lap === 0 ? 'Grid' : String(lap)),
      },
      y: {domain: [last + 0.4, first - 0.4], axis: null},
      marks: [
        ...periodMarks(plot, periods, 1),
        plot.lineY(
          positions.filter((p) => !isSecond(p)),
          line,
        ),
        plot.lineY(positions.filter(isSecond), {...line, strokeDasharray: '4 2.5'}),
        plot.dot(
          ends.filter(({lap}) => lap < lastLap),
          {x: 'lap', y: 'position', r: 2.5, fill: stroke},
        ),
        ...names(plot, lines, acronym, endPlace),
        plot.tip(
          positions,
          plot.pointer({
            lineHeight: 1.35,
            x: 'lap',
            y: 'position',
            maxRadius: 30,
            title: (p: LapPosition) => positionTitle(p, lookOf(p.driver).fullName),
          }),
        ),
      ],
    };
  };
}

/** Each driver's letters where the line begins and where it ends, there with the place. */
function names(
  plot: Plot,
  lines: readonly (readonly LapPosition[])[],
  acronym: (p: LapPosition) => string,
  place: (p: LapPosition) => number | null,
): Markish[] {
  const starts = lines.flatMap((line) => line.slice(0, 1));
  const ends = lines.flatMap((line) => line.slice(-1));
  const at = {x: 'lap', y: 'position'} as const;
  return [
    plot.text(starts, {
      ...at,
      dx: -6,
      textAnchor: 'end',
      text: acronym,
      fill: 'var(--text-muted)',
    }),
    plot.text(ends, {
      ...at,
      dx: 6,
      textAnchor: 'start',
      text: (p: LapPosition) => `${place(p) ?? ''} ${acronym(p)}`.trim(),
      fill: 'var(--text)',
      stroke: 'var(--bg-raised)',
      strokeWidth: 3,
      fontWeight: 550,
    }),
  ];
}

const positionTitle = ({lap, position}: LapPosition, name: string): string =>
  `${name}\n${lap === 0 ? 'Grid' : `End of lap ${lap}`}: P${position}`;
