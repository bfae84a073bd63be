import type {Markish} from '@observablehq/plot';
import type {Drawing, Plot} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import {plural} from '#/base/format';
import type {PassRow} from './storyRows';

interface PassesChart {
  readonly passes: readonly PassRow[];
  /** Car numbers in the order of rows and columns. */
  readonly drivers: readonly number[];
  readonly lookOf: (driver: number) => DriverLook;
}

/** Strongest tint of a square: figures on it still read. */
const strongest = 0.42;

/** Who passed whom how often: who passed in rows, who was passed in columns. */
export function passesDrawing(chart: PassesChart): Drawing {
  const {passes, drivers, lookOf} = chart;
  const acronym = (driver: number) => lookOf(driver).acronym;
  return (plot, width) => {
    const margin = {top: 50, left: 58, right: 8};
    const side = Math.min(34, (width - margin.left - margin.right) / drivers.length);
    const axis = {
      domain: drivers,
      labelAnchor: 'center',
      tickFormat: acronym,
      tickSize: 0,
    } as const;
    return {
      width: side * drivers.length + margin.left + margin.right,
      height: side * drivers.length + margin.top + 8,
      marginTop: margin.top,
      marginLeft: margin.left,
      marginRight: margin.right,
      marginBottom: 8,
      x: {...axis, axis: 'top', label: 'was passed', tickRotate: side < 26 ? -90 : 0},
      y: {...axis, label: 'passed'},
      marks: [
        ...squares(plot, chart),
        plot.text(passes, {
          ...place,
          text: 'passes',
          fill: 'var(--text)',
          fontSize: Math.min(12, side * 0.62),
        }),
        plot.tip(
          passes,
          plot.pointer({
            ...place,
            lineHeight: 1.35,
            title: (row: PassRow) =>
              `${lookOf(row.passer).fullName}\npassed ${lookOf(row.passed).fullName}\n${plural(row.passes, 'time')}`,
          }),
        ),
      ],
    };
  };
}

const place = {x: 'passed', y: 'passer'} as const;

/** The field of all pairs, and over it those that happened, the darker the more often. */
function squares(plot: Plot, {passes, drivers}: PassesChart): Markish[] {
  const most = Math.max(1, ...passes.map((row) => row.passes));
  const pairs = drivers.flatMap((passer) => drivers.map((passed) => ({passer, passed})));
  const isSelf = ({passer, passed}: Pick<PassRow, 'passer' | 'passed'>) => passer === passed;
  const tint = (row: PassRow) => 0.1 + (strongest - 0.1) * (row.passes / most);
  return [
    plot.cell(
      pairs.filter((pair) => !isSelf(pair)),
      {...place, inset: 0.5, fill: 'var(--bg-sunken)'},
    ),
    plot.cell(pairs.filter(isSelf), {...place, inset: 0.5, fill: 'var(--line)'}),
    plot.cell(passes, {
      ...place,
      inset: 0.5,
      fill: 'var(--accent)',
      fillOpacity: {value: tint, scale: null},
    }),
  ];
}
