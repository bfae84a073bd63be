import {groupBy} from '#/base/groupBy';
import {median} from '#/base/math';

/** A lap of a practice session. */
export interface PracticeLap {
  readonly driver: number;
  readonly lap: number;
  /** Null when no stint has the lap. */
  readonly stint: number | null;
  readonly compound: string | null;
  /** Laps the set had done before; null when unknown. */
  readonly tyreAge: number | null;
  readonly lapTimeS: number | null;
  readonly isPitOut: boolean | null;
  readonly isPitIn: boolean;
}

/** Laps that follow each other on one set of tyres. */
export interface LongRun {
  readonly driver: number;
  readonly stint: number | null;
  readonly compound: string | null;
  readonly fromLap: number;
  readonly toLap: number;
  /** Age of the set on the first of them; null when unknown. */
  readonly tyreAge: number | null;
  readonly lapTimesS: readonly number[];
  readonly medianS: number;
}

/** The fewest laps that make a run. */
export const leastRunLaps = 5;
/** A lap slower than this share of the stint's best is not driven for time. */
const pushShare = 1.07;

interface RunLap extends PracticeLap {
  readonly timeS: number;
}

/** Timed laps neither begun nor ended in the pit lane, within 107 % of the best of them. */
function pushLaps(stint: readonly PracticeLap[]): readonly RunLap[] {
  const timed = stint.flatMap((lap) =>
    lap.lapTimeS === null || lap.isPitOut === true || lap.isPitIn
      ? []
      : [{...lap, timeS: lap.lapTimeS}],
  );
  const best = Math.min(...timed.map(({timeS}) => timeS));
  return timed.filter(({timeS}) => timeS <= best * pushShare).toSorted((a, b) => a.lap - b.lap);
}

function runsOf(laps: readonly RunLap[]): readonly (readonly RunLap[])[] {
  const runs: RunLap[][] = [];
  for (const lap of laps) {
    const last = runs.at(-1);
    if (last && last.at(-1)?.lap === lap.lap - 1) last.push(lap);
    else runs.push([lap]);
  }
  return runs.filter((run) => run.length >= leastRunLaps);
}

/**
 * Runs of at least five timed laps in a row on one stint, quickest median first. A lap in or out of the pit lane, without
 * a time, or slower than 107 % of the stint's best (cooling down, letting by) ends a run. How much fuel was on board is not known.
 */
export function longRuns(laps: readonly PracticeLap[]): readonly LongRun[] {
  const stints = [...groupBy(laps, ({driver, stint}) => `${driver}/${stint}`).values()];
  return stints
    .flatMap((stint) => runsOf(pushLaps(stint)))
    .flatMap((run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last) return [];
      const lapTimesS = run.map(({timeS}) => timeS);
      return [
        {
          driver: first.driver,
          stint: first.stint,
          compound: first.compound,
          fromLap: first.lap,
          toLap: last.lap,
          tyreAge: first.tyreAge,
          lapTimesS,
          medianS: median(lapTimesS),
        },
      ];
    })
    .toSorted((a, b) => a.medianS - b.medianS);
}
