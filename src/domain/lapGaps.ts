import {groupBy} from '#/base/groupBy';
import {median} from '#/base/math';

/** One driver's lap, as far as the gaps at its end need it. */
export interface GapLap {
  readonly driver: number;
  /** Counts from 1. */
  readonly lap: number;
  /** Epoch milliseconds, dated to about half a second; null when unknown. */
  readonly startMs: number | null;
  readonly lapTimeS: number | null;
  /** The last published gap of the lap to the leader; null when lapped or unknown. */
  readonly intervalS: number | null;
  /** Laps behind the leader as published; null on the lead lap. */
  readonly intervalLaps: number | null;
}

/** How far behind a driver was at the end of a lap. */
export interface LapGap {
  readonly driver: number;
  readonly lap: number;
  /** Seconds after the leader, or the reference, ended that lap; negative ahead of the reference. */
  readonly gapS: number;
  /** Laps behind the leader as published; 0 where nobody published any. */
  readonly lapsDown: number;
  /** Published by OpenF1, or worked out from lap times. */
  readonly source: 'intervals' | 'lap times';
}

/** Lap times are published to the millisecond; more digits are noise. */
const toMs = (seconds: number): number => Math.round(seconds * 1000) / 1000;

interface Crossing {
  readonly driver: number;
  readonly lap: number;
  readonly endS: number;
}

/** Laps that follow each other without a hole, each with a duration: their times can be added up. */
function chains(laps: readonly GapLap[]): readonly (readonly (GapLap & {durationS: number})[])[] {
  const sorted = laps.toSorted((a, b) => a.lap - b.lap);
  const found: (GapLap & {durationS: number})[][] = [];
  let last = Number.NaN;
  sorted.forEach((lap, i) => {
    const next = sorted[i + 1];
    const untilNext =
      next?.lap === lap.lap + 1 && next.startMs !== null && lap.startMs !== null
        ? (next.startMs - lap.startMs) / 1000
        : null;
    const durationS = lap.lapTimeS ?? untilNext;
    if (durationS === null) return;
    if (last !== lap.lap - 1) found.push([]);
    found.at(-1)?.push({...lap, durationS});
    last = lap.lap;
  });
  return found;
}

/**
 * When each lap of a driver ended. Lap times are exact and starts are not, so times are added up from one start: that
 * on which most of the dated starts agree, the median. Laps of which no start is dated are left out.
 */
function crossings(laps: readonly GapLap[]): readonly Crossing[] {
  return chains(laps).flatMap((chain) => {
    let elapsedS = 0;
    const ends = chain.map((lap) => {
      const before = elapsedS;
      elapsedS += lap.durationS;
      return {lap, before, elapsedS};
    });
    const starts = ends.flatMap(({lap, before}) =>
      lap.startMs === null ? [] : [lap.startMs / 1000 - before],
    );
    if (starts.length === 0) return [];
    const startS = median(starts);
    return ends.map(({lap, elapsedS: s}) => ({driver: lap.driver, lap: lap.lap, endS: startS + s}));
  });
}

/**
 * Gaps to the leader at the end of every lap: to who was first to complete as many laps. Published intervals where the lake
 * has them in seconds, else (lapped cars, old recordings) from lap times, good to about a tenth of a second. A lap whose
 * end nobody recorded has none.
 */
export function lapGaps(laps: readonly GapLap[]): readonly LapGap[] {
  const ends = [...groupBy(laps, ({driver}) => driver).values()].flatMap(crossings);
  const firstEnds = new Map(
    [...groupBy(ends, ({lap}) => lap)].map(([lap, all]) => [
      lap,
      Math.min(...all.map(({endS}) => endS)),
    ]),
  );
  const endOf = new Map(ends.map((end) => [`${end.driver}/${end.lap}`, end.endS]));
  return laps.flatMap(({driver, lap, intervalS, intervalLaps}): readonly LapGap[] => {
    const lapsDown = intervalLaps ?? 0;
    if (intervalS !== null) return [{driver, lap, gapS: intervalS, lapsDown, source: 'intervals'}];
    const [end, first] = [endOf.get(`${driver}/${lap}`), firstEnds.get(lap)];
    if (end === undefined || first === undefined) return [];
    return [{driver, lap, gapS: toMs(end - first), lapsDown, source: 'lap times'}];
  });
}

/** The same gaps to another driver in place of the leader; only laps that driver completed, too. */
export function gapsTo(reference: number, gaps: readonly LapGap[]): readonly LapGap[] {
  const own = new Map(
    gaps.flatMap((gap) => (gap.driver === reference ? [[gap.lap, gap] as const] : [])),
  );
  return gaps.flatMap((gap) => {
    const base = own.get(gap.lap);
    if (!base) return [];
    const source = base.source === 'lap times' ? base.source : gap.source;
    return [{...gap, gapS: toMs(gap.gapS - base.gapS), source}];
  });
}
