import {plural} from '#/base/format';
import {groupBy} from '#/base/groupBy';
import {median} from '#/base/math';
import {compoundOf} from '#/domain/compounds';
import {lapTimeText} from '#/domain/lapTimeText';
import type {LapRow, PitRow, ResultRow, StintRow} from './raceRows';

/** What each chart shows, in one sentence made from its rows; null when they do not say anything. */

type NameOf = (driver: number) => string;

const joined = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Laps to measure pace by, as gold_stint_laps tells them. */
export function racingLaps(
  laps: readonly LapRow[],
): readonly (LapRow & {readonly lap_duration: number})[] {
  return laps.flatMap((lap) =>
    lap.is_clean && lap.lap_duration !== null ? [{...lap, lap_duration: lap.lap_duration}] : [],
  );
}

/** Who was quickest over a race: the least median clean lap among those with half the most clean laps. */
export function paceFinding(laps: readonly LapRow[], nameOf: NameOf): string | null {
  const perDriver = [...groupBy(racingLaps(laps), (lap) => lap.driver_number)];
  const most = Math.max(0, ...perDriver.map(([, own]) => own.length));
  const ranked = perDriver
    .filter(([, own]) => own.length * 2 >= most)
    .map(([driver, own]) => ({driver, pace: median(own.map((lap) => lap.lap_duration))}))
    .toSorted((a, b) => a.pace - b.pace);
  const [first, second] = ranked;
  if (!first || !second) return null;
  const lead = (second.pace - first.pace).toFixed(3);
  return `${nameOf(first.driver)} had the best race pace: median clean lap ${lapTimeText(first.pace)}, ${lead} s quicker than ${nameOf(second.driver)}.`;
}

/** Who gained most places from grid to flag, and who lost most. */
export function moversFinding(results: readonly ResultRow[], nameOf: NameOf): string | null {
  const moves = results.flatMap(({driver_number, grid, position}) =>
    grid === null || position === null
      ? []
      : [{driver_number, grid, position, gained: grid - position}],
  );
  if (moves.length === 0) return null;
  const best = Math.max(...moves.map((move) => move.gained));
  if (best <= 0) return 'Nobody finished higher than they started.';
  const risers = moves.filter((move) => move.gained === best);
  const [only] = risers;
  const places = best === 1 ? '1 place' : `${best} places`;
  return risers.length === 1 && only
    ? `${nameOf(only.driver_number)} gained most: ${places}, from P${only.grid} to P${only.position}.`
    : `${joined(risers.map((move) => nameOf(move.driver_number)))} gained most: ${places} each.`;
}

/** The commonest sequence of tyres among the drivers. */
export function strategyFinding(stints: readonly StintRow[]): string | null {
  const sequences = [...groupBy(stints, (stint) => stint.driver_number).values()].map((own) =>
    own
      .toSorted((a, b) => a.stint_number - b.stint_number)
      .map((stint) => compoundOf(stint.compound).label.toLowerCase())
      .join(' → '),
  );
  const [commonest] = [...groupBy(sequences, (sequence) => sequence)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  if (!commonest) return null;
  const [sequence, drivers] = commonest;
  if (sequences.length === 1) return `The only driver ran ${sequence}.`;
  if (drivers.length === 1) return `${sequences.length} drivers, no two on the same strategy.`;
  return `${drivers.length} of ${sequences.length} drivers ran ${sequence}.`;
}

/** The shortest visit to the pit lane. */
export function pitFinding(visits: readonly PitRow[], nameOf: NameOf): string | null {
  const timed = visits.flatMap((visit) =>
    visit.pit_lane_s === null ? [] : [{...visit, laneS: visit.pit_lane_s}],
  );
  const [quickest] = timed.toSorted((a, b) => a.laneS - b.laneS);
  if (!quickest) return null;
  return `${nameOf(quickest.driver_number)} was quickest through the pit lane: ${quickest.laneS.toFixed(3)} s on lap ${quickest.lap_number}.`;
}

/** How many cars were classified and how many of them on the lead lap; outside races how many set a time. */
export function fieldFinding(isRace: boolean, results: readonly ResultRow[]): string {
  const all = plural(results.length, 'car');
  const classified = results.filter((row) => row.position !== null);
  if (!isRace) {
    const timed = results.filter((row) => row.best_lap_s !== null || row.q1_s !== null);
    return `${timed.length} of ${all} set a time.`;
  }
  const distance = classified.find((row) => row.position === 1)?.number_of_laps ?? null;
  // Who retired near the end is classified without a gap.
  const onLeadLap = classified.filter(
    (row) =>
      row.gap_laps === null &&
      (distance === null || row.number_of_laps === null || row.number_of_laps >= distance),
  );
  return `${classified.length} of ${all} were classified, ${onLeadLap.length} of them on the lead lap.`;
}
