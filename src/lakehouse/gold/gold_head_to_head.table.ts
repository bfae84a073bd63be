import {key, meetingKey, real, sessionKey, text, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_head_to_head.sql?raw';

export const goldHeadToHead: DerivedTable = {
  layer: 'gold',
  name: 'gold_head_to_head',
  doc:
    'One row per session and pair of team mates that drove it, driver 1 being the lower car number; three drivers of a team make three pairs. ' +
    'A gap is the time of driver 2 minus that of driver 1: positive when driver 1 is ahead. Who is ahead is said only when both have a place, ' +
    'so a retirement counts for nobody. The gap of a qualifying is that of the last segment in which both have a time, ' +
    'the gap of a race that at the flag when neither is lapped, the median that of the clean laps of a race. Not in the reference.',
  inputs: ['silver_drivers', 'silver_sessions', 'silver_session_result', 'gold_stint_laps'],
  key: ['session_key', 'driver_1_number', 'driver_2_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    driver_1_number: key('The lower car number'),
    driver_2_number: key('The higher car number'),
    meeting_key: meetingKey,
    session_name: text('Session'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #'),
    driver_1: text('Full name'),
    driver_2: text('Full name'),
    driver_1_acronym: text('Three letters'),
    driver_2_acronym: text('Three letters'),
    driver_1_position: whole('Classified place', 'place'),
    driver_2_position: whole('Classified place', 'place'),
    ahead_driver_number: key('Car number of who was placed higher; null unless both were placed'),
    qualifying_segment: text('Q1, Q2 or Q3: the last in which both have a time'),
    qualifying_gap_s: real('Between the best laps of that segment', 's'),
    race_gap_s: real('At the flag of a race; null unless both ended on the lead lap', 's'),
    driver_1_best_lap_s: real('Fastest valid lap not deleted', 's'),
    driver_2_best_lap_s: real('Fastest valid lap not deleted', 's'),
    best_lap_gap_s: real('Between those', 's'),
    driver_1_median_lap_s: real('Median of the clean laps of a race', 's'),
    driver_2_median_lap_s: real('Median of the clean laps of a race', 's'),
    median_lap_gap_s: real('Between those', 's'),
  },
  expectations: [
    warn(
      'named_drivers',
      'driver_1 is not null and driver_2 is not null',
      'Both drivers have names',
    ),
    warn(
      'one_place_each',
      'driver_1_position is null or driver_2_position is null or driver_1_position <> driver_2_position',
      'Two drivers do not share a place',
    ),
  ],
  sql,
};
