import type {Filter} from '#/charts/filter';
import type {LapRow} from './raceRows';

/** First and last lap that a chart spans: those of the filter, as far as laps were driven, or all from `first` on. */
export function lapsShown(
  {laps}: Filter,
  first: number,
  driven: readonly Pick<LapRow, 'lap_number'>[],
): readonly [number, number] {
  const last = driven.reduce((most, lap) => Math.max(most, lap.lap_number), 1);
  if (laps === null) return [first, last];
  const from = Math.min(Math.max(first, laps[0]), last);
  return [from, Math.max(from, Math.min(laps[1], last))];
}
