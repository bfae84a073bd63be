/** A record batch in a result's file. */
export interface Batch {
  readonly firstRow: number;
  readonly rows: number;
  readonly at: number;
  readonly length: number;
}

/** Which rows stand in which bytes. Batches follow each other without a gap. */
export interface BatchIndex {
  readonly rows: number;
  readonly bytes: number;
  add(rows: number, length: number): void;
  /** The batches with the rows from `firstRow` to before `endRow`; the last one for rows behind the end. */
  between(firstRow: number, endRow: number): readonly Batch[];
  /** Batches from all over, of about this many rows together; all of them when there are no more. */
  spread(rows: number): readonly Batch[];
}

export function createBatchIndex(): BatchIndex {
  const batches: Batch[] = [];
  let rows = 0;
  let bytes = 0;

  function batchOf(row: number): number {
    let low = 0;
    let high = batches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((batches[middle]?.firstRow ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  return {
    get rows() {
      return rows;
    },
    get bytes() {
      return bytes;
    },
    add(added, length) {
      batches.push({firstRow: rows, rows: added, at: bytes, length});
      rows += added;
      bytes += length;
    },
    between: (firstRow, endRow) =>
      batches.slice(batchOf(firstRow), batchOf(Math.max(firstRow, endRow - 1)) + 1),
    spread(wanted) {
      if (rows <= wanted) return batches;
      const step = rows / wanted;
      return Array.from(
        {length: Math.max(1, Math.floor(batches.length / step))},
        (_, i) => batches[Math.floor(i * step)],
      ).filter((batch) => batch !== undefined);
    },
  };
}

/** Stretches of the file that hold batches: those that follow each other are read at once. */
export function inOnePiece(
  batches: readonly Batch[],
): readonly {readonly at: number; readonly length: number}[] {
  const stretches: {readonly at: number; length: number}[] = [];
  for (const {at, length} of batches) {
    const last = stretches.at(-1);
    if (last && last.at + last.length === at) last.length += length;
    else stretches.push({at, length});
  }
  return stretches;
}
