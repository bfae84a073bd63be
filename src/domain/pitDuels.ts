/** A visit to the pit lane of a race. */
export interface DuelStop {
  readonly driver: number;
  /** Lap that ended in the lane. */
  readonly lap: number;
  readonly laneS: number | null;
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

/**
 * Undercuts and overcuts: pairs within four seconds of each other a lap before one stopped, where the other stopped one to
 * eight laps later and neither stopped in between. Stops behind a safety car are left out, since they cost less.
 * `gapOf` is the gap to the leader at the end of a lap, in seconds; pairs of which one is unknown are left out.
 */
export function pitDuels(
  stops: readonly DuelStop[],
  gapOf: (driver: number, lap: number) => number | undefined,
): readonly PitDuel[] {
  const racing = stops.filter(({isUnderSafetyCar}) => isUnderSafetyCar !== true);
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
      if (stopsOf(first.driver, from, to) > 1 || stopsOf(second.driver, from, to) > 1) return [];
      const beforeS = behind(first.driver, second.driver, from);
      const afterS = behind(first.driver, second.driver, to);
      if (beforeS === null || afterS === null || Math.abs(beforeS) > closeS) return [];
      return [{first, second, beforeS, afterS, gainedS: beforeS - afterS}];
    }),
  );
  return duels.toSorted((a, b) => b.gainedS - a.gainedS);
}
