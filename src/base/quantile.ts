/**
 * The value below which a share of the values lies, interpolated between its neighbours as SQL's percentile_cont does.
 * The values must be sorted upwards. Null of nothing.
 */
export function quantile(sorted: readonly number[], share: number): number | null {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (low === undefined || high === undefined) return null;
  return low + (high - low) * (at - Math.floor(at));
}
