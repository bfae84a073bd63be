/** One driver's lap in time, in seconds on one clock. */
export interface LapSpan {
  readonly lap: number;
  readonly start: number;
  /** Null when nobody knows. */
  readonly end: number | null;
}

export interface LapProgress {
  readonly lap: number;
  /** Of the lap's time, 0 to 1; null when its end is not known or nobody drives it any more. */
  readonly share: number | null;
}

/** The lap a driver is on, of laps in order; null before the first. After the last one its share is null. */
export function lapAt(laps: readonly LapSpan[], at: number): LapProgress | null {
  const span = laps.findLast(({start}) => start <= at);
  if (!span) return null;
  const {lap, start, end} = span;
  const isOver = end === null || end <= start || at > end;
  return {lap, share: isOver ? null : (at - start) / (end - start)};
}
