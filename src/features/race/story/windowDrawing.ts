import type {Markish} from '@observablehq/plot';
import type {Drawing, Plot} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import {periodMarks, periodsWithin} from '#/charts/periodMarks';
import type {Neutralisation} from '#/domain/neutralisations';
import {isClear, type Neighbour, type PitProjection} from '#/domain/pitWindow';

interface WindowChart {
  /** Of one driver, by lap. */
  readonly projections: readonly PitProjection[];
  /** Laps that ended in the pit lane. */
  readonly stops: readonly number[];
  readonly periods: readonly Neutralisation[];
  readonly lookOf: (driver: number) => DriverLook;
}

/** The place by lap as a line, and a dot where a stop at its end would have led: full with a clear track, hollow in traffic. */
export function windowDrawing({projections, stops, periods, lookOf}: WindowChart): Drawing {
  const laps = projections.map(({lap}) => lap);
  const [first, last] = [Math.min(...laps), Math.max(...laps)];
  const worst = Math.max(1, ...projections.map(({placeAfter}) => placeAfter));
  const colour = {
    value: ({driver}: PitProjection) => lookOf(driver).colour,
    scale: null,
  } as const;
  // Interrupted where laps are left out.
  const lineOf = projections.map((projection, i) =>
    projections[i - 1]?.lap === projection.lap - 1 || i === 0
      ? projection
      : {...projection, place: Number.NaN},
  );
  const dot = {x: 'lap', y: 'placeAfter', r: 4, stroke: colour, strokeWidth: 1.5} as const;
  return (plot, width) => ({
    height: Math.max(220, worst * 18 + 90),
    marginTop: 26,
    marginBottom: 42,
    marginLeft: 44,
    marginRight: 16,
    x: {label: 'Lap', domain: [first - 1, last + 1], ticks: width < 500 ? 5 : 10},
    y: {
      label: 'Place',
      labelAnchor: 'center',
      labelArrow: 'none',
      domain: [worst + 0.5, 0.5],
      ticks: Array.from({length: worst}, (_, i) => i + 1).filter(
        (place) => place === 1 || worst <= 12 || place % 5 === 0,
      ),
      grid: true,
    },
    marks: [
      ...periodMarks(plot, periodsWithin(periods, [first, last]), 0.5),
      ...stopMarks(plot, stops),
      plot.lineY(lineOf, {x: 'lap', y: 'place', z: 'driver', stroke: colour, strokeWidth: 2}),
      plot.dot(projections.filter(isClear), {...dot, fill: colour}),
      plot.dot(
        projections.filter((projection) => !isClear(projection)),
        {...dot, fill: 'var(--bg-raised)'},
      ),
      plot.tip(
        projections,
        plot.pointerX({
          x: 'lap',
          y: 'placeAfter',
          lineHeight: 1.35,
          maxRadius: 60,
          title: (projection: PitProjection) => projectionTitle(projection, lookOf),
        }),
      ),
    ],
  });
}

/** Where the driver did stop. */
function stopMarks(plot: Plot, stops: readonly number[]): Markish[] {
  return [
    plot.ruleX(stops, {stroke: 'var(--text-muted)', strokeDasharray: '3 3'}),
    plot.text(stops, {
      x: (lap: number) => lap,
      frameAnchor: 'top',
      dy: -10,
      text: () => 'stop',
      fill: 'var(--text-muted)',
      stroke: 'var(--bg-raised)',
      strokeWidth: 3,
    }),
  ];
}

export function projectionTitle(
  {lap, place, placeAfter, ahead, behind}: PitProjection,
  lookOf: (driver: number) => DriverLook,
): string {
  const beside = (other: Neighbour | null, side: string) =>
    other ? [`${other.gapS.toFixed(1)} s ${side} ${lookOf(other.driver).surname}`] : [];
  return [
    `End of lap ${lap}: P${place}, after a stop P${placeAfter}`,
    ...beside(ahead, 'behind'),
    ...beside(behind, 'ahead of'),
  ].join('\n');
}
