import {median} from '#/base/math';
import {lapGaps} from '#/domain/lapGaps';
import {pitLosses, plainLosses} from '#/domain/pitLoss';
import {type PitProjection, pitProjections} from '#/domain/pitWindow';
import {gapLaps, isNeutralised, pacedLaps, pacedStops} from './lapSelection';
import type {PitStopRow, StoryLapRow} from './storyRows';

/** What stopping would have led to, on every lap of a race. */
export interface PitWindows {
  /** What a stop cost in this race: the median of those without trouble. */
  readonly lossS: number;
  /** How many stops that is the median of. */
  readonly stops: number;
  readonly projections: readonly PitProjection[];
}

/**
 * Null when no stop tells what one costs. Laps that anybody ran behind a safety car or under a red flag are left out: a
 * stop costs less there, and the field closes up.
 */
export function pitWindows(
  stops: readonly PitStopRow[],
  laps: readonly StoryLapRow[],
): PitWindows | null {
  const losses = plainLosses(pitLosses(pacedStops(stops), pacedLaps(laps)));
  if (losses.length === 0) return null;
  const lossS = median(losses.map((loss) => loss.lossS));
  const slowed = new Set(laps.flatMap((lap) => (isNeutralised(lap) ? [lap.lap_number] : [])));
  const gaps = lapGaps(gapLaps(laps)).filter(({lap}) => !slowed.has(lap));
  return {lossS, stops: losses.length, projections: pitProjections(gaps, lossS)};
}
