import {lapGaps} from '#/domain/lapGaps';
import {type PitDuel, pitDuels} from '#/domain/pitDuels';
import {pitLosses} from '#/domain/pitLoss';
import {gapLaps, isNeutralised, pacedLaps, pacedStops} from './lapSelection';
import type {PitStopRow, StoryLapRow} from './storyRows';

/** The duels of a race, from its stops and the gaps at the end of its laps. */
export function raceDuels(
  stops: readonly PitStopRow[],
  laps: readonly StoryLapRow[],
): readonly PitDuel[] {
  const gaps = new Map(
    lapGaps(gapLaps(laps)).map(({driver, lap, gapS}) => [`${driver}/${lap}`, gapS]),
  );
  const losses = new Map(
    pitLosses(pacedStops(stops), pacedLaps(laps)).map(({driver, lap, lossS}) => [
      `${driver}/${lap}`,
      lossS,
    ]),
  );
  const visits = stops.map((stop) => ({
    driver: stop.driver_number,
    lap: stop.lap_number,
    laneS: stop.pit_lane_s,
    lossS: losses.get(`${stop.driver_number}/${stop.lap_number}`) ?? null,
    isUnderSafetyCar: stop.is_under_safety_car,
  }));
  const neutralised = new Set(laps.flatMap((lap) => (isNeutralised(lap) ? [lap.lap_number] : [])));
  return pitDuels(visits, (driver, lap) => gaps.get(`${driver}/${lap}`), neutralised);
}
