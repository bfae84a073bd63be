import type {Random} from './random';

/** A car's hoped-for arrival at the line, in the order of the lap before. */
export interface Arrival {
  readonly car: number;
  readonly atMs: number;
  /** A car in the pit lane neither holds others up nor is held up. */
  readonly pitting: boolean;
}

const closestMs = 140;

/**
 * When each car really crosses: a faster car passes the one before it or stays in its wake, and no two cars
 * cross within 140 ms. `passing` is the chance of a pass for each second the follower would have gained.
 */
export function settleTraffic(
  arrivals: readonly Arrival[],
  passing: number,
  random: Random,
): ReadonlyMap<number, number> {
  const placed: {car: number; atMs: number; pitting: boolean}[] = [];
  for (const arrival of arrivals) {
    let atMs = arrival.atMs;
    if (!arrival.pitting) {
      const ahead = placed.filter((p) => !p.pitting && p.atMs > atMs - 400).toReversed();
      for (const blocker of ahead) {
        const gained = (blocker.atMs - atMs) / 1000;
        if (gained > 0 && random.chance(Math.min(0.92, gained * passing))) continue;
        atMs = Math.max(atMs, blocker.atMs + Math.round(random.between(380, 900)));
        break;
      }
    }
    const crossing = clearOf(placed, atMs);
    placed.push({car: arrival.car, atMs: crossing, pitting: arrival.pitting});
    placed.sort((a, b) => a.atMs - b.atMs);
  }
  return new Map(placed.map((p) => [p.car, p.atMs]));
}

/** The first moment from `atMs` on that is free of the cars already placed. */
function clearOf(placed: readonly {readonly atMs: number}[], atMs: number): number {
  let free = atMs;
  for (const other of placed)
    if (Math.abs(other.atMs - free) < closestMs) free = other.atMs + closestMs;
  return free;
}
