/** Which of `count` elements shows which row, for the rows from `first` on. */
export interface RowSlots {
  readonly first: number;
  readonly count: number;
  /** The element of the row `first`. */
  readonly at: number;
  /** The row that the elements' places are counted from. */
  readonly base: number;
}

/** Rows from the base at most: an element may not be placed millions of pixels away. */
const farthest = 500;

/**
 * Elements for the rows from `first` on. A row that was in sight before keeps its element and its place; where none
 * was, the elements stay where they are: to move one costs the browser as much as to make one.
 */
export function slotsAt(before: RowSlots | null, first: number, count: number): RowSlots {
  if (!before || before.count !== count) return {first, count, at: 0, base: first};
  const by = first - before.first;
  if (Math.abs(by) >= count) return {first, count, at: before.at, base: before.base + by};
  const base = Math.abs(first - before.base) > farthest ? first : before.base;
  return {first, count, at: (before.at + by + count) % count, base};
}

export const slotOf = ({first, count, at}: RowSlots, row: number): number =>
  (at + row - first) % count;
