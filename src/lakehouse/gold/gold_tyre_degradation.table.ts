import {driverNumber, meetingKey, real, sessionKey, text, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_tyre_degradation.sql?raw';

export const goldTyreDegradation: DerivedTable = {
  layer: 'gold',
  name: 'gold_tyre_degradation',
  doc:
    'One row per driver and stint of any session with a clean lap (is_clean of gold_stint_laps): the straight line through lap time over tyre age, by least squares. ' +
    'Not corrected for fuel: a race car burns off about 0.03 to 0.06 s a lap, which hides as much wear, and a drying track more. ' +
    'The line is null for fewer than five clean laps of known tyre age. It differs from degradation_s_per_lap of gold_tyre_strategy, ' +
    'whose laps may be yellow or end in the pit lane. Not in the reference.',
  inputs: ['gold_stint_laps'],
  key: ['session_key', 'driver_number', 'stint_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    driver_number: driverNumber,
    stint_number: whole('Counts from 1', '1'),
    meeting_key: meetingKey,
    session_name: text('Session'),
    full_name: text('Driver'),
    name_acronym: text('Three letters'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #'),
    compound: text('SOFT, MEDIUM, HARD, INTERMEDIATE or WET; rarely UNKNOWN or null'),
    clean_laps: whole('Clean laps of the stint', 'lap'),
    first_clean_lap: whole('First of them', 'lap'),
    last_clean_lap: whole('Last of them', 'lap'),
    min_tyre_age_laps: whole('Youngest tyres of a clean lap', 'lap'),
    max_tyre_age_laps: whole('Oldest tyres of a clean lap', 'lap'),
    degradation_s_per_lap: real(
      'Slope: what a lap of tyre age costs; negative when fuel and track gain faster',
      's/lap',
    ),
    new_tyre_lap_s: real('Intercept: the lap time of the line at tyre age 0', 's'),
    r2_ratio: real('Share of the variance that the line explains, 0 to 1', 'ratio'),
    mean_lap_s: real('Mean of the clean laps', 's'),
    best_lap_s: real('Fastest clean lap', 's'),
  },
  expectations: [
    warn(
      'known_compound',
      "compound in ('SOFT', 'MEDIUM', 'HARD', 'INTERMEDIATE', 'WET')",
      'The compound is one of the five',
    ),
    warn(
      'plausible_degradation',
      'degradation_s_per_lap is null or degradation_s_per_lap between -1 and 1',
      'A lap of tyre age costs or gains less than a second',
    ),
  ],
  sql,
};
