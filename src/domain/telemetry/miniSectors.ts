import type {Trace} from './trace';
import {elapsedAt} from './valueAt';

/** One of the equal parts of a lap, and who was fastest in it. */
export interface MiniSector {
  /** Counts from 1. */
  readonly number: number;
  readonly fromM: number;
  readonly toM: number;
  /** Seconds of each lap in it, in the order of the laps; null where not known. */
  readonly times: readonly (number | null)[];
  /** Index of the fastest lap; null when fewer than two are known or the two fastest are equal. */
  readonly winner: number | null;
  /** Seconds from the fastest to the next; null as above. */
  readonly marginS: number | null;
}

/** Less than a thousandth is no difference. */
const resolutionS = 0.0005;

/** The laps over `parts` equal parts of their common length. */
export function miniSectors(laps: readonly Trace[], parts = 24): readonly MiniSector[] {
  const lengthM = laps[0]?.lengthM ?? 0;
  return Array.from({length: parts}, (_, i) => {
    const [fromM, toM] = [lengthM * (i / parts), lengthM * ((i + 1) / parts)];
    const times = laps.map((lap) => {
      const seconds = elapsedAt(lap, toM) - elapsedAt(lap, fromM);
      return Number.isFinite(seconds) ? seconds : null;
    });
    return {number: i + 1, fromM, toM, times, ...fastestOf(times)};
  });
}

function fastestOf(times: readonly (number | null)[]): Pick<MiniSector, 'winner' | 'marginS'> {
  const known = times
    .flatMap((time, lap) => (time === null ? [] : [{time, lap}]))
    .toSorted((a, b) => a.time - b.time);
  const [first, second] = known;
  if (!first || !second || second.time - first.time < resolutionS)
    return {winner: null, marginS: null};
  return {winner: first.lap, marginS: second.time - first.time};
}
