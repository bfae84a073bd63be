import type {StoryLapRow} from '#/features/race/story/storyRows';

/** A timed lap and when it ended. */
export interface TimedLap {
  readonly driver: number;
  readonly lap: number;
  readonly endMs: number;
  readonly timeS: number;
  /** As the gold table tells it: RED, SC, VSC, YELLOW or GREEN; null when unknown. */
  readonly status: string | null;
}

/** Slower ones were not driven for time. */
const pushShare = 1.07;

/**
 * Laps driven for time in the order in which they ended: valid, not deleted, within 107 % of the session's best. Laps
 * whose end is unknown are left out.
 */
export function pushLaps(laps: readonly StoryLapRow[]): readonly TimedLap[] {
  const timed = laps.flatMap((lap): readonly TimedLap[] =>
    !lap.is_valid || lap.is_deleted || lap.lap_time_s === null || lap.end_ms === null
      ? []
      : [
          {
            driver: lap.driver_number,
            lap: lap.lap_number,
            endMs: lap.end_ms,
            timeS: lap.lap_time_s,
            status: lap.track_status,
          },
        ],
  );
  const best = Math.min(...timed.map(({timeS}) => timeS));
  return timed.filter(({timeS}) => timeS <= best * pushShare).toSorted((a, b) => a.endMs - b.endMs);
}

/** The laps that were the best so far, of laps in the order in which they ended. */
export function bestSoFar(laps: readonly TimedLap[]): readonly TimedLap[] {
  let best = Number.POSITIVE_INFINITY;
  return laps.filter(({timeS}) => {
    if (timeS >= best) return false;
    best = timeS;
    return true;
  });
}
