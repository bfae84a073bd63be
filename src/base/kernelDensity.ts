import {quantile} from './quantile';

/** How densely values lie at one of them; the unit is one over theirs. */
export interface DensityPoint {
  readonly at: number;
  readonly density: number;
}

/** Silverman's rule of thumb (Density Estimation, 1986, p. 48). 0 when the values do not differ. */
function bandwidth(sorted: readonly number[]): number {
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const variance =
    sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sorted.length - 1);
  const range = (quantile(sorted, 0.75) ?? 0) - (quantile(sorted, 0.25) ?? 0);
  const deviation = Math.sqrt(variance);
  const spread = range > 0 ? Math.min(deviation, range / 1.34) : deviation;
  return 0.9 * spread * sorted.length ** -0.2;
}

/**
 * A Gaussian kernel's estimate of the density, at `steps` places from the least value to the greatest: nothing is drawn
 * where nothing was measured. Empty for values that do not differ.
 */
export function kernelDensity(values: readonly number[], steps = 48): readonly DensityPoint[] {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || low === high) return [];
  const width = bandwidth(sorted);
  const scale = sorted.length * width * Math.sqrt(2 * Math.PI);
  return Array.from({length: steps}, (_, step) => {
    const at = low + ((high - low) * step) / (steps - 1);
    const sum = sorted.reduce(
      (total, value) => total + Math.exp(-(((at - value) / width) ** 2) / 2),
      0,
    );
    return {at, density: sum / scale};
  });
}
