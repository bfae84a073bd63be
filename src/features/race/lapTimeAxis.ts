import {longRuns} from '#/domain/longRuns';
import {type Range, racingLapRange} from '#/domain/racingLapRange';
import {racingLaps} from './findings';
import type {LapRow} from './raceRows';

const timesOf = (laps: readonly LapRow[]) =>
  laps.flatMap(({lap_duration: time}) => (time === null ? [] : [time]));

/**
 * Seconds a lap time chart spans: from the fastest lap to the slowest clean one, or to the slowest of
 * all when `isWhole`. At least 1 % of a lap wide; with nothing timed, one to two minutes.
 */
export function lapTimeAxis(laps: readonly LapRow[], isWhole: boolean): Range {
  const times = timesOf(laps);
  const range = racingLapRange(times);
  if (range === null) return [60, 120];
  const [fastest, fence] = range;
  if (isWhole) return [fastest, Math.max(fence, ...times)];
  const racing = timesOf(racingLaps(laps));
  const slowest = racing.length > 0 ? Math.max(...racing) : fence;
  return [fastest, Math.max(slowest, fastest * 1.01)];
}

/**
 * For practice and qualifying, where most laps are not meant to be fast: up to 107 % of the fastest, or to the slowest
 * of a long run.
 */
export function flyingLapAxis(laps: readonly LapRow[], isWhole: boolean): Range {
  const times = timesOf(laps);
  if (times.length === 0) return [60, 120];
  const fastest = Math.min(...times);
  const slowest = Math.max(fastest * 1.07, ...(isWhole ? times : longRunTimes(laps)));
  return [fastest, slowest];
}

const longRunTimes = (laps: readonly LapRow[]): readonly number[] =>
  longRuns(
    laps.map((lap) => ({
      driver: lap.driver_number,
      lap: lap.lap_number,
      stint: lap.stint_number,
      compound: null,
      tyreAge: null,
      lapTimeS: lap.lap_duration,
      isPitOut: lap.is_pit_out_lap,
      isPitIn: lap.is_pit_in_lap,
    })),
  ).flatMap(({lapTimesS}) => lapTimesS);
