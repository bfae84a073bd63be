import type {Drawing} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import {plural} from '#/base/format';
import {compoundOf} from '#/domain/compounds';
import type {FitRow} from './storyRows';

/** A stint whose laps have a line through them. */
export type FittedStint = FitRow & {
  readonly degradation_s_per_lap: number;
  readonly new_tyre_lap_s: number;
};

export const slopeText = (slope: number): string =>
  `${slope < 0 ? '−' : '+'}${Math.abs(slope).toFixed(3)} s a lap`;

/** What a lap of tyre age cost in each stint: a tyre per stint, a row per driver. */
export function degradationDrawing(
  fits: readonly FittedStint[],
  drivers: readonly number[],
  lookOf: (driver: number) => DriverLook,
): Drawing {
  const rows = drivers.filter((driver) => fits.some((fit) => fit.driver_number === driver));
  const at = {x: 'degradation_s_per_lap', y: 'driver_number'} as const;
  return (plot, width) => ({
    height: rows.length * 24 + 58,
    marginLeft: 44,
    marginRight: 14,
    marginTop: 6,
    marginBottom: 42,
    x: {
      label: 'Change of lap time for each lap of tyre age (s)',
      grid: true,
      nice: true,
      ticks: width < 500 ? 4 : 8,
    },
    y: {label: null, domain: rows, tickFormat: (n: number) => lookOf(n).acronym, tickSize: 0},
    marks: [
      plot.ruleX([0], {stroke: 'var(--line-strong)'}),
      plot.dot(fits, {
        ...at,
        r: 8,
        fill: {value: (fit: FitRow) => compoundOf(fit.compound).colour, scale: null},
        stroke: 'var(--text-faint)',
        strokeWidth: 0.75,
      }),
      plot.text(fits, {
        ...at,
        text: (fit: FitRow) => compoundOf(fit.compound).letter,
        fill: {value: (fit: FitRow) => compoundOf(fit.compound).ink, scale: null},
        fontWeight: 650,
      }),
      plot.tip(
        fits,
        plot.pointer({
          ...at,
          lineHeight: 1.35,
          maxRadius: 60,
          title: (fit: FittedStint) => fitTitle(fit, lookOf(fit.driver_number).fullName),
        }),
      ),
    ],
  });
}

export function fitTitle(fit: FittedStint, name: string): string {
  const {label} = compoundOf(fit.compound);
  return [
    `${name}, stint ${fit.stint_number} on ${label}`,
    slopeText(fit.degradation_s_per_lap),
    `${plural(fit.clean_laps, 'clean lap')}, ${fit.first_clean_lap} to ${fit.last_clean_lap}`,
    fit.r2_ratio === null ? '' : `The line explains ${Math.round(fit.r2_ratio * 100)} %`,
  ]
    .filter(Boolean)
    .join('\n');
}
