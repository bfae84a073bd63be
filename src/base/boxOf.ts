import {quantile} from './quantile';

/** How values are spread, as a box plot shows it; in their unit. */
export interface Box {
  readonly count: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  /** The least and the greatest value within one and a half interquartile ranges of the box. */
  readonly low: number;
  readonly high: number;
  /** Values beyond those, upwards. */
  readonly outliers: readonly number[];
}

/** Quartiles are interpolated; whiskers as Tukey drew them (Exploratory Data Analysis, 1977). Null of nothing. */
export function boxOf(values: readonly number[]): Box | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  if (lower == null || median == null || upper == null) return null;
  const reach = 1.5 * (upper - lower);
  const isWithin = (value: number) => value >= lower - reach && value <= upper + reach;
  const within = sorted.filter(isWithin);
  return {
    count: sorted.length,
    lower,
    median,
    upper,
    low: within[0] ?? lower,
    high: within.at(-1) ?? upper,
    outliers: sorted.filter((value) => !isWithin(value)),
  };
}
