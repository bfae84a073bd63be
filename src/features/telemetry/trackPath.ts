import {valueAt} from '#/domain/telemetry/valueAt';
import type {Place} from '#/domain/trackFit';
import type {ComparedLap} from './comparison';
import type {MapColour} from './telemetrySearch';

/** A place of a lap on the map. */
export interface PathPoint extends Place {
  readonly metres: number;
}

/** The places of a lap where it was located, in order. */
export function pathOf({trace}: ComparedLap): readonly PathPoint[] {
  return Array.from(trace.distanceM, (metres, i) => ({
    metres,
    x: trace.x[i] ?? Number.NaN,
    y: trace.y[i] ?? Number.NaN,
  })).filter(({x, y}) => Number.isFinite(x) && Number.isFinite(y));
}

/** Where a path is at a distance, between its two places there; null for a path without places. */
export function placeOnPath(path: readonly PathPoint[], metres: number): Place | null {
  let i = -1;
  for (const point of path) {
    if (point.metres > metres) break;
    i += 1;
  }
  const [from, to] = [path[Math.max(0, i)], path[i + 1]];
  if (!from) return null;
  if (!to || to.metres <= from.metres) return from;
  const share = Math.min(1, Math.max(0, (metres - from.metres) / (to.metres - from.metres)));
  return {x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share};
}

/** Gains and losses within 100 m that are drawn in full colour, in seconds. */
export const fullGainS = 0.06;

/** Steps of a ramp: more are not told apart. */
const shades = 20;

/** From blue to orange, in steps; by lightness and hue, also for who sees no red and green. */
export function rampColour(share: number): string {
  const percent = (Math.round(Math.min(1, Math.max(0, share)) * shades) * 100) / shades;
  return `color-mix(in oklch, var(--series-2) ${percent}%, var(--series-1))`;
}

/** Blue where the lap gains on the first, orange where it loses, grey where neither. */
export function gainColour(lossS: number): string {
  const amount = Math.min(1, Math.abs(lossS) / fullGainS);
  const percent = (Math.round(amount * shades) * 100) / shades;
  const end = lossS < 0 ? 'var(--series-1)' : 'var(--series-2)';
  return `color-mix(in oklab, ${end} ${percent}%, var(--text-faint))`;
}

/** Colour of a lap's line at a distance; null where the value is not known. */
export function colourAt(lap: ComparedLap, by: MapColour, metres: number): string | null {
  if (by === 'delta') {
    const loss = deltaAt(lap, metres + 50) - deltaAt(lap, metres - 50);
    return Number.isFinite(loss) ? gainColour(loss) : null;
  }
  const value = valueAt(lap.trace, by, metres);
  if (!Number.isFinite(value)) return null;
  if (by === 'gear') return rampColour((value - 1) / 7);
  const [slowest, fastest] = speedRange(lap);
  return rampColour((value - slowest) / Math.max(1, fastest - slowest));
}

/** Least and greatest speed of a lap in km/h. */
export function speedRange({trace}: ComparedLap): readonly [number, number] {
  const known = trace.values.speed.filter((speed) => !Number.isNaN(speed));
  return [Math.min(...known), Math.max(...known)];
}

function deltaAt({delta, trace}: ComparedLap, metres: number): number {
  const share = Math.min(1, Math.max(0, metres / trace.lengthM));
  return delta[Math.round(share * (delta.length - 1))] ?? Number.NaN;
}
