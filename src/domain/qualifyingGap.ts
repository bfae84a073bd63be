export type Segment = 'Q1' | 'Q2' | 'Q3';

/** Best lap of each segment in seconds; null where there is none. */
export type SegmentTimes = readonly [number | null, number | null, number | null];

export interface QualifyingGap {
  readonly segment: Segment;
  /** Positive when the other driver is slower. */
  readonly seconds: number;
}

const segments = ['Q1', 'Q2', 'Q3'] as const;

/**
 * How far `other` is behind `own` in the last segment in which both have a time, since the track changes between the
 * segments; null when they share none.
 */
export function qualifyingGap(own: SegmentTimes, other: SegmentTimes): QualifyingGap | null {
  for (const at of [2, 1, 0] as const) {
    const [mine, theirs] = [own[at], other[at]];
    if (mine !== null && theirs !== null)
      return {segment: segments[at], seconds: Math.round((theirs - mine) * 1000) / 1000};
  }
  return null;
}
