import {indexUpTo} from '#/domain/telemetry/valueAt';
import type {Place} from '#/domain/trackFit';

/** Where a car was, at ascending times in seconds. */
export interface CarTrack {
  readonly seconds: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Longest time between two places over which a car is drawn on its way. */
const longestGapS = 5;

/**
 * A car's place at a time between two known ones, on a smooth curve through them and their neighbours. Null before the
 * first, after the last, and where the places are more than five seconds apart.
 */
export function placeAt({seconds, x, y}: CarTrack, at: number): Place | null {
  const i = indexUpTo(seconds, at);
  const [from, to] = [seconds[i], seconds[i + 1]];
  const [fromX, fromY] = [x[i], y[i]];
  if (from === undefined || fromX === undefined || fromY === undefined) return null;
  if (from === at) return {x: fromX, y: fromY};
  if (to === undefined || to - from > longestGapS) return null;
  const share = (at - from) / (to - from);
  return {x: curve(x, i, share), y: curve(y, i, share)};
}

/** Catmull-Rom between values `i` and `i + 1`. */
function curve(values: readonly number[], i: number, share: number): number {
  const start = values[i] ?? 0;
  const end = values[i + 1] ?? start;
  const before = values[i - 1] ?? start;
  const after = values[i + 2] ?? end;
  const bend =
    2 * before - 5 * start + 4 * end - after + share * (3 * (start - end) + after - before);
  return start + (share / 2) * (end - before + share * bend);
}
