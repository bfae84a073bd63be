import type {Trace} from './trace';

/** Where a lap is slowest between two faster places. */
export interface Corner {
  /** In order of the lap from 1: not the circuit's official number. */
  readonly number: number;
  readonly distanceM: number;
  readonly speedKmh: number;
}

/** A corner is slower by this much than the fastest place before it and after it. */
const leastDropKmh = 12;

interface Slowest {
  readonly speed: number;
  /** Indices of the first and the last sample that is as slow. */
  readonly from: number;
  readonly to: number;
}

/**
 * Corners of a lap: the local minima of its speed. A bend that is taken without slowing down is none, and two that follow
 * each other at one speed are one. Samples without speed are passed over.
 */
export function corners(trace: Trace): readonly Corner[] {
  const {speed} = trace.values;
  const found: Slowest[] = [];
  let fastest = -Infinity;
  let slowest: Slowest | null = null;
  speed.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    if (slowest === null) {
      fastest = Math.max(fastest, value);
      if (value <= fastest - leastDropKmh) slowest = {speed: value, from: i, to: i};
    } else if (value < slowest.speed) slowest = {speed: value, from: i, to: i};
    else if (value === slowest.speed) slowest = {...slowest, to: i};
    else if (value >= slowest.speed + leastDropKmh) {
      found.push(slowest);
      slowest = null;
      fastest = value;
    }
  });
  return found.map(({speed, from, to}, i) => ({
    number: i + 1,
    distanceM: ((trace.distanceM[from] ?? 0) + (trace.distanceM[to] ?? 0)) / 2,
    speedKmh: speed,
  }));
}
