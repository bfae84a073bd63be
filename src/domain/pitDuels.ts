import {median} from '#/base/math';

/** A visit to the pit lane of a race. */
export interface DuelStop {
  readonly driver: number;
  /** Lap that ended in the lane. */
  readonly lap: number;
  readonly laneS: number | null;
  /** What it cost against going on; null when unknown. */
  readonly lossS: number | null;
  /** Null when nobody knows. */
  readonly isUnderSafetyCar: boolean | null;
}

/** Two cars close on the track, of which one stopped some laps before the other. */
export interface PitDuel {
  readonly first: DuelStop;
  readonly second: DuelStop;
  /** Seconds that who stopped first was behind the other a lap before stopping; negative when ahead. */
  readonly beforeS: number;
  /** The same when the other had stopped, too, at the end of the lap out of the lane. */
  readonly afterS: number;
  /** What stopping first gained; negative when it lost. */
  readonly gainedS: number;
}

/** Cars further apart do not race each other through the lane. */
const closeS = 4;
/** A stop so many laps later is another strategy, no answer. */
const answerLaps = 8;
/** A visit that took or cost so much more than the median one was a repair or a penalty, or came after damage. */
const troubleS = 8;

/** Stops that cost what a stop costs: not behind a safety car, and without trouble. */
function plainStops(stops: readonly DuelStop[]): readonly DuelStop[] {
  const mostOf = (known: readonly number[]) =>
    known.length > 0 ? median(known) + troubleS : Number.POSITIVE_INFINITY;
  const racing = stops.filter(({isUnderSafetyCar}) => isUnderSafetyCar !== true);
  const mostLaneS = mostOf(stops.flatMap(({laneS}) => laneS ?? []));
  const mostLossS = mostOf(racing.flatMap(({lossS}) => lossS ?? []));
  return racing.filter(({laneS, lossS}) => (laneS ?? 0) <= mostLaneS && (lossS ?? 0) <= mostLossS);
}

/**
 * Undercuts and overcuts: pairs within four seconds of each other a lap before one stopped, where the other stopped one to
 * eight laps later and neither stopped in between. Left out are stops behind a safety car, since they cost less, those
 * that took or cost more than eight seconds over the median, and pairs with a neutralised lap in between, which closes every gap.
 * `gapOf` is the gap to the leader at the end of a lap, in seconds; pairs of which one is unknown are left out.
 */
export function pitDuels(
  stops: readonly DuelStop[],
  gapOf: (driver: number, lap: number) => number | undefined,
  neutralised: ReadonlySet<number> = new Set(),
): readonly PitDuel[] {
  const racing = plainStops(stops);
  const isSlowed = (from: number, to: number) =>
    [...neutralised].some((lap) => lap >= from && lap <= to);
  const stopsOf = (driver: number, from: number, to: number) =>
    stops.filter((stop) => stop.driver === driver && stop.lap >= from && stop.lap <= to).length;
  const behind = (a: number, b: number, lap: number): number | null => {
    const [own, other] = [gapOf(a, lap), gapOf(b, lap)];
    return own === undefined || other === undefined ? null : own - other;
  };
  const duels = racing.flatMap((first) =>
    racing.flatMap((second): readonly PitDuel[] => {
      const later = second.lap - first.lap;
      if (second.driver === first.driver || later < 1 || later > answerLaps) return [];
      const [from, to] = [first.lap - 1, second.lap + 1];
      if (isSlowed(first.lap, to)) return [];
      if (stopsOf(first.driver, from, to) > 1 || stopsOf(second.driver, from, to) > 1) return [];
      const beforeS = behind(first.driver, second.driver, from);
      const afterS = behind(first.driver, second.driver, to);
      if (beforeS === null || afterS === null || Math.abs(beforeS) > closeS) return [];
      return [{first, second, beforeS, afterS, gainedS: beforeS - afterS}];
    }),
  );
  return duels.toSorted((a, b) => b.gainedS - a.gainedS);
}
