/**
 * The mean of each value and those before it, `length` at most, nulls left out: null where all of them are null.
 * The first values have fewer before them, so their means are of fewer.
 */
export function rollingMean(
  values: readonly (number | null)[],
  length: number,
): readonly (number | null)[] {
  return values.map((_, at) => {
    const known = values
      .slice(Math.max(0, at + 1 - length), at + 1)
      .filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}
