import type {Markish} from '@observablehq/plot';
import type {Drawing, Plot} from '#/charts/drawing';
import {lapTimeText} from '#/domain/lapTimeText';
import type {PaceGroup} from './paceGroups';

interface Row extends PaceGroup {
  readonly row: number;
}

/** Half the height of a violin and of a box, in rows. */
const halfViolin = 0.44;
const halfBox = 0.13;

/** A violin per driver or team with its box inside: whiskers, quartiles, median, and the laps beyond. */
export function paceDrawing(groups: readonly PaceGroup[]): Drawing {
  const rows = groups.map((group, row): Row => ({...group, row}));
  const letters = Math.max(3, ...groups.map(({name}) => name.length));
  return (plot, width) => ({
    height: rows.length * 30 + 48,
    marginLeft: Math.min(letters * 6.6 + 12, width * 0.36),
    marginRight: 14,
    marginTop: 6,
    marginBottom: 42,
    x: {
      label: 'Lap time (m:ss)',
      grid: true,
      ticks: width < 500 ? 4 : 8,
      tickFormat: (s: number) => lapTimeText(s).slice(0, -2),
    },
    y: {
      label: null,
      domain: [rows.length - 0.5, -0.5],
      ticks: rows.map(({row}) => row),
      tickFormat: (row: number) => rows[row]?.name ?? '',
      tickSize: 0,
    },
    marks: [
      violins(plot, rows),
      ...boxes(plot, rows),
      plot.tip(
        rows,
        plot.pointerY({
          lineHeight: 1.35,
          x: (row: Row) => row.box.median,
          y: 'row',
          maxRadius: 400,
          title: paceTitle,
        }),
      ),
    ],
  });
}

function violins(plot: Plot, rows: readonly Row[]): Markish {
  const points = rows.flatMap(({row, colour, density}) => {
    const most = Math.max(...density.map((point) => point.density));
    return density.map((point) => {
      const half = (halfViolin * point.density) / most;
      return {row, colour, at: point.at, low: row - half, high: row + half};
    });
  });
  const colour = {value: (point: {readonly colour: string}) => point.colour, scale: null} as const;
  return plot.areaY(points, {
    x: 'at',
    y1: 'low',
    y2: 'high',
    z: 'row',
    fill: colour,
    fillOpacity: 0.28,
    stroke: colour,
    strokeWidth: 0.75,
  });
}

function boxes(plot: Plot, rows: readonly Row[]): Markish[] {
  const stroke = {value: ({colour}: Row) => colour, scale: null} as const;
  const outliers = rows.flatMap(({row, colour, box}) =>
    box.outliers.map((at) => ({row, colour, at})),
  );
  return [
    plot.link(rows, {
      x1: ({box}: Row) => box.low,
      x2: ({box}: Row) => box.high,
      y1: 'row',
      y2: 'row',
      stroke,
    }),
    plot.rect(rows, {
      x1: ({box}: Row) => box.lower,
      x2: ({box}: Row) => box.upper,
      y1: ({row}: Row) => row - halfBox,
      y2: ({row}: Row) => row + halfBox,
      fill: 'var(--bg-raised)',
      stroke,
      strokeWidth: 1.25,
    }),
    plot.link(rows, {
      x1: ({box}: Row) => box.median,
      x2: ({box}: Row) => box.median,
      y1: ({row}: Row) => row - halfBox * 1.6,
      y2: ({row}: Row) => row + halfBox * 1.6,
      stroke: 'var(--text)',
      strokeWidth: 2,
    }),
    plot.dot(outliers, {
      x: 'at',
      y: 'row',
      r: 1.5,
      fill: {value: (point: {readonly colour: string}) => point.colour, scale: null},
    }),
  ];
}

function paceTitle({fullName, box}: Row): string {
  return [
    `${fullName}, ${box.count} clean laps`,
    `Median ${lapTimeText(box.median)}`,
    `Half of them ${lapTimeText(box.lower)} to ${lapTimeText(box.upper)}`,
    `Fastest ${lapTimeText(Math.min(box.low, ...box.outliers))}`,
  ].join('\n');
}
