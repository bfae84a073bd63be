/** Lower and upper bound, in the unit of what was measured. */
export type Range = readonly [low: number, high: number];

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * The stretch of lap times in which racing is seen: from the fastest lap to the upper quartile plus
 * three interquartile ranges (Tukey's far fence), at least 3 % wide. Pit stops, safety cars and red flags
 * lie above it and would flatten everything else. Null when there are no laps.
 */
export function racingLapRange(times: readonly number[]): Range | null {
  const sorted = times.filter((time) => Number.isFinite(time)).toSorted((a, b) => a - b);
  const [fastest, slowest] = [sorted[0], sorted.at(-1)];
  if (fastest === undefined || slowest === undefined) return null;
  const upper = quantile(sorted, 0.75);
  const fence = upper + 3 * (upper - quantile(sorted, 0.25));
  return [fastest, Math.max(Math.min(slowest, fence), fastest * 1.03)];
}
