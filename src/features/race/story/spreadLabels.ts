/**
 * Places near the wanted ones, in the same order, that are at least `least` apart: each label that is too close to the one
 * before moves down, then all move up as far as they must to end at `last`.
 */
export function spreadLabels(
  wanted: readonly number[],
  least: number,
  last = Number.POSITIVE_INFINITY,
): readonly number[] {
  const order = wanted.map((_, i) => i).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const places: number[] = [...wanted];
  let free = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    const place = Math.max(wanted[i] ?? 0, free);
    places[i] = place;
    free = place + least;
  }
  let limit = last;
  for (const i of order.toReversed()) {
    const place = Math.min(places[i] ?? 0, limit);
    places[i] = place;
    limit = place - least;
  }
  return places;
}

interface LabelRoom {
  /** Labels farther apart than this along x cannot touch. */
  readonly width: number;
  readonly least: number;
  readonly last: number;
}

/** Heights of labels at the ends of lines: only those that end near each other along x make room for each other. */
export function spreadEnds(
  ends: readonly {readonly x: number; readonly y: number}[],
  {width, least, last}: LabelRoom,
): readonly number[] {
  const order = ends.map((_, i) => i).toSorted((a, b) => (ends[a]?.x ?? 0) - (ends[b]?.x ?? 0));
  const heights = ends.map(({y}) => y);
  let near: number[] = [];
  const settle = () => {
    const spread = spreadLabels(
      near.map((i) => ends[i]?.y ?? 0),
      least,
      last,
    );
    for (const [k, i] of near.entries()) heights[i] = spread[k] ?? 0;
    near = [];
  };
  for (const i of order) {
    const before = near.at(-1);
    if (before !== undefined && (ends[i]?.x ?? 0) - (ends[before]?.x ?? 0) > width) settle();
    near.push(i);
  }
  settle();
  return heights;
}
