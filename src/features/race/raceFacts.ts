import type {Neutralisation} from '#/domain/neutralisations';
import type {RaceFacts} from './raceHeadline';
import type {ResultRow} from './raceRows';

const timed = (row: ResultRow) =>
  row.best_lap_s === null ? [] : [{driver: row.driver_number, timeS: row.best_lap_s}];

/** What a classification tells for the headline. Outside races there is no winner, and no pole to win from. */
export function raceFacts(
  isRace: boolean,
  results: readonly ResultRow[],
  periods: readonly Neutralisation[],
  nameOf: (driver: number) => string,
): RaceFacts {
  const raced = isRace ? results : [];
  const name = (row: ResultRow | undefined) => (row ? nameOf(row.driver_number) : null);
  const winner = raced.find((row) => row.position === 1);
  const second = raced.find((row) => row.position === 2);
  const [fastest] = results.flatMap(timed).toSorted((a, b) => a.timeS - b.timeS);
  return {
    winner: name(winner),
    runnerUp: name(second),
    marginS: second?.gap_s ?? null,
    pole: name(raced.find((row) => row.grid === 1)),
    laps: winner?.number_of_laps ?? null,
    fastestLap: fastest ? {driver: nameOf(fastest.driver), timeS: fastest.timeS} : null,
    neutralisations: periods,
  };
}
