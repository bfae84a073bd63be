import {driverNumber, meetingKey, real, sessionKey, text, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_race_pace.sql?raw';

export const goldRacePace: DerivedTable = {
  layer: 'gold',
  name: 'gold_race_pace',
  doc:
    'One row per driver and race or sprint with a clean lap (is_clean of gold_stint_laps): how the laps are spread, and how far the median is from the best median. ' +
    'Quartiles are interpolated. Neither fuel nor tyres are corrected for, so who drove fewer laps early looks faster: see clean_laps. Not in the reference.',
  inputs: ['gold_stint_laps'],
  key: ['session_key', 'driver_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    driver_number: driverNumber,
    meeting_key: meetingKey,
    session_name: text('Race or Sprint'),
    full_name: text('Driver'),
    name_acronym: text('Three letters'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #'),
    pace_rank: whole('By median, from 1; of equal medians the lower number first', 'place'),
    clean_laps: whole('Clean laps', 'lap'),
    median_lap_s: real('Median of the clean laps', 's'),
    mean_lap_s: real('Mean of the clean laps', 's'),
    lower_quartile_s: real('A quarter of the clean laps are faster', 's'),
    upper_quartile_s: real('A quarter of the clean laps are slower', 's'),
    stddev_lap_s: real('Sample standard deviation of the clean laps; null for one', 's'),
    fastest_clean_lap_s: real('Fastest clean lap', 's'),
    gap_to_best_s: real('Median behind the best median of the session', 's'),
    gap_to_best_percent: real('That gap in percent of the best median', '%'),
  },
  expectations: [
    warn('enough_laps', 'clean_laps >= 5', 'Five clean laps or more: fewer tell little'),
    warn('named_driver', 'full_name is not null', 'The driver is in silver_drivers'),
  ],
  sql,
};
