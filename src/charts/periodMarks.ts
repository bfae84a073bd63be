import type {Markish} from '@observablehq/plot';
import type {Neutralisation, NeutralisationKind} from '#/domain/neutralisations';
import type {Plot} from './drawing';

const fills: Readonly<Record<NeutralisationKind, string>> = {
  SC: 'var(--warn-soft)',
  VSC: 'var(--warn-soft)',
  RED: 'var(--bad-soft)',
};
const inks: Readonly<Record<NeutralisationKind, string>> = {
  SC: 'var(--warn)',
  VSC: 'var(--warn)',
  RED: 'var(--bad)',
};
const words: Readonly<Record<NeutralisationKind, string>> = {SC: 'SC', VSC: 'VSC', RED: 'Red'};

/** Bands behind a chart whose x is laps: lap n lies between n - `before` and n + 1 - `before`. */
export function periodMarks(
  plot: Plot,
  periods: readonly Neutralisation[],
  before: number,
): Markish[] {
  const middle = (period: Neutralisation) => (period.fromLap + period.toLap + 1) / 2 - before;
  return [
    plot.rect(periods, {
      x1: (period: Neutralisation) => period.fromLap - before,
      x2: (period: Neutralisation) => period.toLap + 1 - before,
      fill: {value: (period: Neutralisation) => fills[period.kind], scale: null},
    }),
    plot.text(periods, {
      x: middle,
      frameAnchor: 'top',
      dy: -11,
      text: (period: Neutralisation) => words[period.kind],
      fill: {value: (period: Neutralisation) => inks[period.kind], scale: null},
      fontWeight: 600,
    }),
  ];
}

/** The periods as far as they lie within the laps shown. */
export const periodsWithin = (
  periods: readonly Neutralisation[],
  [from, to]: readonly [number, number],
): readonly Neutralisation[] =>
  periods
    .filter(({fromLap, toLap}) => toLap >= from && fromLap <= to)
    .map((period) => ({
      ...period,
      fromLap: Math.max(from, period.fromLap),
      toLap: Math.min(to, period.toLap),
    }));
