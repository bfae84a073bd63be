import {indexUpTo} from './valueAt';

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** How many equal parts it is drawn in, such as its pixels. */
  readonly parts: number;
}

/**
 * Indices of the points that draw the same line as all points of a stretch: of each part the first, the least, the
 * greatest and the last, and one point beyond either end. A stretch with few points keeps them all. NaN is kept, so that
 * holes stay.
 */
export function thinned(
  places: ArrayLike<number>,
  values: ArrayLike<number>,
  {from, to, parts}: Stretch,
): readonly number[] {
  const start = Math.max(0, indexUpTo(places, from));
  const end = Math.min(places.length - 1, indexUpTo(places, to) + 1);
  if (end - start < parts * 4) return range(start, end);
  const kept: number[] = [start];
  for (let i = start + 1; i < end; ) {
    const part = partOf(i);
    let next = i + 1;
    while (next < end && partOf(next) === part) next += 1;
    kept.push(...extremes(values, i, next - 1));
    i = next;
  }
  kept.push(end);
  return kept;

  function partOf(i: number): number {
    return Math.floor((((places[i] ?? 0) - from) / (to - from)) * parts);
  }
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({length: Math.max(0, to - from + 1)}, (_, i) => from + i);

function extremes(values: ArrayLike<number>, first: number, last: number): readonly number[] {
  let [least, greatest, hole] = [first, first, -1];
  for (let i = first; i <= last; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) hole = i;
    if (value < (values[least] ?? Number.NaN) || Number.isNaN(values[least])) least = i;
    if (value > (values[greatest] ?? Number.NaN) || Number.isNaN(values[greatest])) greatest = i;
  }
  const kept = new Set([first, least, greatest, last]);
  if (hole >= 0) kept.add(hole);
  return [...kept].toSorted((a, b) => a - b);
}
