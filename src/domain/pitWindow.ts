import {groupBy} from '#/base/groupBy';

/** How far behind the leader a driver was at the end of a lap. */
export interface WindowGap {
  readonly driver: number;
  readonly lap: number;
  readonly gapS: number;
}

/** A car next to the place that a stop would have led to. */
export interface Neighbour {
  readonly driver: number;
  /** Seconds between the two. */
  readonly gapS: number;
}

/** Where a driver would have come out of the pit lane. */
export interface PitProjection {
  readonly driver: number;
  /** The stop would have been at the end of this lap. */
  readonly lap: number;
  /** By the gaps at the end of the lap, from 1. */
  readonly place: number;
  readonly placeAfter: number;
  /** Null when nobody would have been ahead. */
  readonly ahead: Neighbour | null;
  /** Null when nobody would have been behind. */
  readonly behind: Neighbour | null;
}

/** Whoever is nearer than this to the car ahead is held up by it. */
export const clearS = 2;

/** Whether the driver would have come out with nobody close ahead. */
export const isClear = ({ahead}: PitProjection): boolean => ahead === null || ahead.gapS >= clearS;

/**
 * What a stop at the end of each lap would have led to, if all others had gone on as they were: who stops is set back by
 * what a stop costs. Gaps are between the ends of the same lap, so places are those of the race; cars that are laps behind
 * may be closer on the track.
 */
export function pitProjections(
  gaps: readonly WindowGap[],
  lossS: number,
): readonly PitProjection[] {
  return [...groupBy(gaps, ({lap}) => lap).values()].flatMap((field) => {
    const sorted = field.toSorted((a, b) => a.gapS - b.gapS);
    return sorted.map((own, i): PitProjection => {
      const after = own.gapS + lossS;
      const others = sorted.filter((other) => other !== own);
      const before = others.filter((other) => other.gapS <= after);
      const [ahead, behind] = [before.at(-1), others[before.length]];
      return {
        driver: own.driver,
        lap: own.lap,
        place: i + 1,
        placeAfter: before.length + 1,
        ahead: ahead ? {driver: ahead.driver, gapS: after - ahead.gapS} : null,
        behind: behind ? {driver: behind.driver, gapS: behind.gapS - after} : null,
      };
    });
  });
}
