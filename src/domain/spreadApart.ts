/**
 * Places for labels beside values: as near to their values as `gap` between any two allows, in the order of the values,
 * within `from` and `to` while there is room. All in the same unit; equal values keep the order they are given in.
 */
export function spreadApart(
  values: readonly number[],
  gap: number,
  [from, to]: readonly [number, number],
): readonly number[] {
  const order = values.map((_, at) => at).toSorted((a, b) => at(values, a) - at(values, b));
  const placed: number[] = values.map(() => 0);
  let least = from;
  for (const index of order) {
    placed[index] = Math.max(at(values, index), least);
    least = at(placed, index) + gap;
  }
  let most = to;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(at(placed, index), most);
    most = at(placed, index) - gap;
  }
  return placed;
}

const at = (list: readonly number[], index: number): number => list[index] ?? 0;
