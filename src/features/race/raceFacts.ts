import type {Neutralisation} from '#/domain/neutralisations';
import type {RaceFacts} from './raceHeadline';
import type {ResultRow} from './raceRows';

const timed = (row: ResultRow) =>
  row.best_lap_s === null ? [] : [{driver: row.driver_number, timeS: row.best_lap_s}];

/** Who gained most places, unless several gained as many or nobody gained any. */
function moverOf(results: readonly ResultRow[]) {
  const moves = results.flatMap(({driver_number: driver, grid: from, position: to}) =>
    from === null || to === null || from <= to ? [] : [{driver, from, to}],
  );
  const [first, second] = moves.toSorted((a, b) => b.from - b.to - (a.from - a.to));
  if (!first || (second && second.from - second.to === first.from - first.to)) return null;
  return first;
}

/** The time that placed a row outside races: of the last segment it drove in, else the best lap. */
const placingTime = (row: ResultRow | undefined): number | null =>
  row ? (row.q3_s ?? row.q2_s ?? row.q1_s ?? row.best_lap_s) : null;

/** Who headed a session in which times count. */
function quickestOf(results: readonly ResultRow[], nameOf: (driver: number) => string) {
  const first = results.find((row) => row.position === 1);
  const second = results.find((row) => row.position === 2);
  const [timeS, secondS] = [placingTime(first), placingTime(second)];
  if (!first || timeS === null) return null;
  return {
    driver: nameOf(first.driver_number),
    timeS,
    isPole: first.q1_s !== null,
    second: second ? nameOf(second.driver_number) : null,
    // In different segments, times say nothing of each other.
    marginS:
      secondS === null || (first.q3_s === null) !== (second?.q3_s === null)
        ? null
        : secondS - timeS,
  };
}

export interface RaceRows {
  readonly results: readonly ResultRow[];
  readonly periods: readonly Neutralisation[];
  readonly hadRain: boolean | null;
}

/** What a classification tells for the headline. Outside races there is no winner, and no pole to win from. */
export function raceFacts(
  isRace: boolean,
  {results, periods, hadRain}: RaceRows,
  nameOf: (driver: number) => string,
): RaceFacts {
  const raced = isRace ? results : [];
  const name = (row: ResultRow | undefined) => (row ? nameOf(row.driver_number) : null);
  const mover = moverOf(raced);
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
    quickest: isRace ? null : quickestOf(results, nameOf),
    neutralisations: periods,
    hadRain,
    mover: mover ? {...mover, driver: nameOf(mover.driver)} : null,
  };
}
