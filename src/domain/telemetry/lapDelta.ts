import type {Trace} from './trace';
import {elapsedAt} from './valueAt';

/** Distances from line to line, both included, evenly at most `stepM` apart. */
export function distanceGrid(lengthM: number, stepM = 10): Float64Array {
  const steps = Math.max(1, Math.ceil(lengthM / stepM));
  return Float64Array.from({length: steps + 1}, (_, i) => lengthM * (i / steps));
}

/**
 * Seconds that `lap` has needed more than `reference` up to each distance of the grid; negative where it is ahead.
 * Both have the same length. At the end of two timed laps it is the difference of their lap times.
 */
export function lapDelta(reference: Trace, lap: Trace, grid: Float64Array): Float64Array {
  return grid.map((metres) => elapsedAt(lap, metres) - elapsedAt(reference, metres));
}
