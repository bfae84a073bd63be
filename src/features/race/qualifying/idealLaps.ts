/** A driver's best lap beside the one that the best sectors would make. */
export interface IdealLap {
  readonly driver: number;
  readonly bestS: number;
  readonly idealS: number;
  /** What the real lap was slower. */
  readonly leftS: number;
}

interface IdealRow {
  readonly driver: number;
  readonly bestS: number | null;
  readonly idealS: number | null;
}

/** Quickest real lap first; without one of the two a driver is left out. */
export function idealLaps(rows: readonly IdealRow[]): readonly IdealLap[] {
  return rows
    .flatMap(({driver, bestS, idealS}) =>
      bestS === null || idealS === null
        ? []
        : [{driver, bestS, idealS, leftS: Math.round((bestS - idealS) * 1000) / 1000}],
    )
    .toSorted((a, b) => a.bestS - b.bestS);
}
