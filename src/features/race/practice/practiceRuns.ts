import {type LongRun, longRuns} from '#/domain/longRuns';
import type {StoryLapRow} from '#/features/race/story/storyRows';

/** The long runs of a session's laps. */
export const practiceRuns = (laps: readonly StoryLapRow[]): readonly LongRun[] =>
  longRuns(
    laps.map((lap) => ({
      driver: lap.driver_number,
      lap: lap.lap_number,
      stint: lap.stint_number,
      compound: lap.compound,
      tyreAge: lap.tyre_age_laps,
      lapTimeS: lap.lap_time_s,
      isPitOut: lap.is_pit_out_lap,
      isPitIn: lap.is_pit_in_lap,
    })),
  );
