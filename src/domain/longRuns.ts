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

/** Laps at one pace that follow each other on one set of tyres. */
export interface LongRun {
  readonly driver: number;
  readonly stint: number | null;
  readonly compound: string | null;
  readonly fromLap: number;
  readonly toLap: number;
  /** Age of the set on the first of them; null when unknown. */
  readonly tyreAge: number | null;
  /** Of the laps that count, which may be fewer than from `fromLap` to `toLap`. */
  readonly lapTimesS: readonly number[];
  readonly medianS: number;
}

/** The fewest laps that make a run. */
export const leastRunLaps = 5;
/** How many times the median of its run a lap may take and still be at the run's pace. */
const paceShare = 1.07;

interface RunLap extends PracticeLap {
  readonly timeS: number;
}

/** Timed laps neither begun nor ended in the pit lane, in order. */
function timedLaps(stint: readonly PracticeLap[]): readonly RunLap[] {
  return stint
    .flatMap((lap) =>
      lap.lapTimeS === null || lap.isPitOut === true || lap.isPitIn
        ? []
        : [{...lap, timeS: lap.lapTimeS}],
    )
    .toSorted((a, b) => a.lap - b.lap);
}

/** Slower or quicker than the pace of a run, or at it. */
function paceBeside(run: readonly RunLap[], {timeS}: RunLap): 'slow' | 'quick' | 'same' {
  const pace = median(run.map((lap) => lap.timeS));
  if (timeS > pace * paceShare) return 'slow';
  return timeS < pace / paceShare ? 'quick' : 'same';
}

/** Whether a lap follows a run, over no more than one lap that is left out, and none before the run is one. */
function follows(run: readonly RunLap[], {lap}: RunLap): boolean {
  const after = lap - (run.at(-1)?.lap ?? lap);
  return after === 1 || (after === 2 && run.length >= leastRunLaps);
}

function runsOf(laps: readonly RunLap[]): readonly (readonly RunLap[])[] {
  const runs: RunLap[][] = [];
  for (const lap of laps) {
    const run = runs.at(-1);
    const pace = run && paceBeside(run, lap);
    if (run && pace === 'same' && follows(run, lap)) run.push(lap);
    else if (!(run && pace === 'slow' && run.length >= leastRunLaps)) runs.push([lap]);
  }
  return runs.filter((run) => run.length >= leastRunLaps);
}

/**
 * Runs of at least five timed laps in a row at one pace on one stint, quickest median first. A lap in or out of the pit
 * lane ends a run, and so does one that is far quicker. One without a time or slower than 107 % of the run's own median
 * (letting by, a mistake) is left out, and ends the run unless the next is at its pace again. How much fuel was on board
 * is not known.
 */
export function longRuns(laps: readonly PracticeLap[]): readonly LongRun[] {
  const stints = [...groupBy(laps, ({driver, stint}) => `${driver}/${stint}`).values()];
  return stints
    .flatMap((stint) => runsOf(timedLaps(stint)))
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
