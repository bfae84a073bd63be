import {groupBy} from '#/base/groupBy';
import {median} from '#/base/math';

/** A lap, as far as it tells what a stop cost. */
export interface PacedLap {
  readonly driver: number;
  readonly lap: number;
  readonly lapTimeS: number | null;
  /** Into the pit lane, out of it, behind a safety car, virtual or real, or under a red flag. */
  readonly isDisturbed: boolean;
}

/** A visit to the pit lane. */
export interface PacedStop {
  readonly driver: number;
  /** Lap that ended in the lane. */
  readonly lap: number;
  /** Null when nobody knows. */
  readonly isUnderSafetyCar: boolean | null;
}

/** What a stop cost against going on. */
export interface PitLoss extends PacedStop {
  readonly lossS: number;
}

/** So many laps before a stop tell the pace of the driver. */
const paceLaps = 5;
/** A stop that cost so much more than the median was a repair, a penalty, or came after damage. */
const troubleS = 8;

/**
 * What each stop cost: the lap into the lane and the lap out of it, less twice the driver's pace, which is the median of
 * up to five undisturbed laps before. Stops of which one of these is unknown are left out.
 */
export function pitLosses(
  stops: readonly PacedStop[],
  laps: readonly PacedLap[],
): readonly PitLoss[] {
  const byDriver = groupBy(laps, ({driver}) => driver);
  return stops.flatMap((stop): readonly PitLoss[] => {
    const own = byDriver.get(stop.driver) ?? [];
    const timeOf = (lap: number) => own.find((other) => other.lap === lap)?.lapTimeS ?? null;
    const pace = own
      .filter(({lap, isDisturbed}) => lap < stop.lap && lap > 1 && !isDisturbed)
      .toSorted((a, b) => b.lap - a.lap)
      .flatMap(({lapTimeS}) => lapTimeS ?? [])
      .slice(0, paceLaps);
    const [into, out] = [timeOf(stop.lap), timeOf(stop.lap + 1)];
    if (into === null || out === null || pace.length === 0) return [];
    return [{...stop, lossS: into + out - 2 * median(pace)}];
  });
}

/** Stops that cost what a stop costs: without trouble, and not behind a safety car, where they cost less. */
export function plainLosses(losses: readonly PitLoss[]): readonly PitLoss[] {
  const racing = losses.filter(({isUnderSafetyCar}) => isUnderSafetyCar !== true);
  if (racing.length === 0) return [];
  const most = median(racing.map(({lossS}) => lossS)) + troubleS;
  return racing.filter(({lossS}) => lossS <= most);
}
