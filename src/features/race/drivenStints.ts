import type {LapRow, StintRow} from './raceRows';

/**
 * Stints as far as they were driven: OpenF1 lets the last one of a race end after the flag, with the lap back to the
 * pits, which has no time.
 */
export function drivenStints(
  stints: readonly StintRow[],
  laps: readonly Pick<LapRow, 'driver_number' | 'lap_number'>[],
): readonly StintRow[] {
  const lastLaps = new Map<number, number>();
  for (const {driver_number: driver, lap_number: lap} of laps)
    lastLaps.set(driver, Math.max(lap, lastLaps.get(driver) ?? 0));
  return stints.flatMap((stint) => {
    const last = lastLaps.get(stint.driver_number) ?? stint.lap_end;
    if (last < stint.lap_start) return [];
    return [{...stint, lap_end: Math.min(stint.lap_end, last)}];
  });
}
