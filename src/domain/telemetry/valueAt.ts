import type {Channel, Trace} from './trace';

/** Values that hold until the next sample; the others go over evenly. */
const steps: ReadonlySet<Channel> = new Set(['brake', 'gear', 'drs']);

/** Index of the last of the ascending `places` that is not beyond `at`; -1 before the first. */
export function indexUpTo(places: ArrayLike<number>, at: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? Number.NaN) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The value between two known ones, evenly; NaN outside of the places and beside a NaN. */
export function evenlyAt(places: ArrayLike<number>, values: ArrayLike<number>, at: number): number {
  const i = indexUpTo(places, at);
  const [from, value] = [places[i] ?? Number.NaN, values[i] ?? Number.NaN];
  if (from === at) return value;
  const to = places[i + 1] ?? Number.NaN;
  return value + (((values[i + 1] ?? Number.NaN) - value) * (at - from)) / (to - from);
}

/** What a car showed at a distance; NaN where that is not known. */
export function valueAt(trace: Trace, channel: Channel, metres: number): number {
  const values = trace.values[channel];
  if (!steps.has(channel)) return evenlyAt(trace.distanceM, values, metres);
  return metres > trace.lengthM
    ? Number.NaN
    : (values[indexUpTo(trace.distanceM, metres)] ?? Number.NaN);
}

/** Seconds since the line at a distance; NaN beyond the lap. */
export function elapsedAt(trace: Trace, metres: number): number {
  return evenlyAt(trace.distanceM, trace.elapsedS, metres);
}
