import {quantile} from '#/base/quantile';
import type {LapGap} from '#/domain/lapGaps';
import type {StoryLapRow} from './storyRows';

/**
 * Seconds that a chart of gaps spans: all of them, but no more than a lap and a bit either way, so that a car that is
 * four laps down does not flatten the others. At least two seconds.
 */
export function gapRange(
  gaps: readonly LapGap[],
  laps: readonly StoryLapRow[],
): readonly [number, number] {
  const times = laps.flatMap(({lap_time_s: time}) => (time === null ? [] : [time]));
  const median = quantile(
    times.toSorted((a, b) => a - b),
    0.5,
  );
  const most = (median ?? 90) * 1.15;
  const values = gaps.map(({gapS}) => gapS);
  const high = Math.min(most, Math.max(1, ...values));
  const low = Math.max(-most, Math.min(0, ...values));
  const pad = (high - low) * 0.03;
  return [low < 0 ? low - pad : low - pad / 2, high + pad];
}
