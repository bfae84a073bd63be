/** The one of `names` that `written` was most likely meant to be, or null when none is near. Case does not count. */
export function nearestName(written: string, names: readonly string[]): string | null {
  const folded = written.toLowerCase();
  const farthest = Math.max(2, Math.floor(written.length / 3));
  let nearest: string | null = null;
  let least = farthest + 1;
  for (const name of names) {
    const distance = editDistance(folded, name.toLowerCase());
    if (distance < least) {
      nearest = name;
      least = distance;
    }
  }
  return nearest;
}

/** Characters to insert, delete, replace or swap with their neighbour to make `a` into `b`. */
export function editDistance(a: string, b: string): number {
  /** `distances[i][j]`: from the first i characters of a to the first j of b. */
  const distances = [Array.from({length: b.length + 1}, (_, j) => j)];
  const at = (i: number, j: number) => distances[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    distances.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped));
    }
  }
  return at(a.length, b.length);
}
