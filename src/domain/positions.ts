import {groupBy} from '#/base/groupBy';

/** One driver's lap, as far as the order at the line needs it. */
export interface TimedLap {
  readonly driver: number;
  /** Counts from 1. */
  readonly lap: number;
  /** Epoch milliseconds when the lap began; null when the feed missed it. */
  readonly startedAt: number | null;
  /** Seconds. */
  readonly lapTime: number | null;
}

/** Where a driver was at the end of a lap; lap 0 is the grid. */
export interface LapPosition {
  readonly driver: number;
  readonly lap: number;
  readonly position: number;
}

const byLap = (a: TimedLap, b: TimedLap) => a.lap - b.lap;

/** When the lap ended: the start of the next one, else its own start plus its time. */
function crossing(lap: TimedLap, next: TimedLap | undefined): number | null {
  if (next?.lap === lap.lap + 1 && next.startedAt !== null) return next.startedAt;
  if (lap.startedAt === null || lap.lapTime === null) return null;
  return lap.startedAt + lap.lapTime * 1000;
}

/**
 * Times at which one driver ended each lap. A gap between two known laps is filled evenly, and a lap 1
 * without a row (old recordings) ends where lap 2 begins, so that a missing row moves nobody up.
 */
function crossings(laps: readonly TimedLap[]): ReadonlyMap<number, number> {
  const sorted = laps.toSorted(byLap);
  const known = new Map<number, number>();
  const first = sorted[0];
  if (first?.lap === 2 && first.startedAt !== null) known.set(1, first.startedAt);
  sorted.forEach((lap, i) => {
    const at = crossing(lap, sorted[i + 1]);
    if (at !== null) known.set(lap.lap, at);
  });
  return fillGaps(known);
}

function fillGaps(known: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const filled = new Map(known);
  const laps = [...known.keys()].toSorted((a, b) => a - b);
  laps.forEach((lap, i) => {
    const next = laps[i + 1];
    const [from, to] = [known.get(lap), next === undefined ? undefined : known.get(next)];
    if (next === undefined || from === undefined || to === undefined) return;
    for (let missing = lap + 1; missing < next; missing += 1)
      filled.set(missing, from + ((to - from) * (missing - lap)) / (next - lap));
  });
  return filled;
}

/**
 * The order at the line at the end of every lap, by the clock: among those who completed the lap, who
 * completed it first. Lapped cars keep their place; a retired car's line ends with its last lap. Laps
 * whose end nobody recorded are left out. `grid` becomes lap 0.
 */
export function positionsByLap(
  laps: readonly TimedLap[],
  grid: readonly {readonly driver: number; readonly position: number}[] = [],
): readonly LapPosition[] {
  const perDriver = groupBy(laps, (lap) => lap.driver);
  const ends = [...perDriver].flatMap(([driver, own]) =>
    [...crossings(own)].map(([lap, at]) => ({driver, lap, at})),
  );
  const ranked = [...groupBy(ends, (end) => end.lap)].flatMap(([lap, field]) =>
    field
      .toSorted((a, b) => a.at - b.at)
      .map(({driver}, i): LapPosition => ({driver, lap, position: i + 1})),
  );
  const start = grid.map(({driver, position}): LapPosition => ({driver, lap: 0, position}));
  return [...start, ...ranked].toSorted((a, b) => a.driver - b.driver || a.lap - b.lap);
}
