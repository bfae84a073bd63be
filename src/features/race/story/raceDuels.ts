import {lapGaps} from '#/domain/lapGaps';
import {type PitDuel, pitDuels} from '#/domain/pitDuels';
import {gapLaps} from './lapSelection';
import type {PitStopRow, StoryLapRow} from './storyRows';

const isNeutralised = ({track_status: status}: StoryLapRow): boolean =>
  status === 'SC' || status === 'VSC' || status === 'RED';

/** The duels of a race, from its stops and the gaps at the end of its laps. */
export function raceDuels(
  stops: readonly PitStopRow[],
  laps: readonly StoryLapRow[],
): readonly PitDuel[] {
  const gaps = new Map(
    lapGaps(gapLaps(laps)).map(({driver, lap, gapS}) => [`${driver}/${lap}`, gapS]),
  );
  const visits = stops.map((stop) => ({
    driver: stop.driver_number,
    lap: stop.lap_number,
    laneS: stop.pit_lane_s,
    isUnderSafetyCar: stop.is_under_safety_car,
  }));
  const neutralised = new Set(laps.flatMap((lap) => (isNeutralised(lap) ? [lap.lap_number] : [])));
  return pitDuels(visits, (driver, lap) => gaps.get(`${driver}/${lap}`), neutralised);
}
