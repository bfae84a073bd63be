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
