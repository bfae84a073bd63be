import {
  driverNumber,
  flag,
  meetingKey,
  real,
  sessionKey,
  text,
  time,
  warn,
  whole,
} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_qualifying.sql?raw';

export const goldQualifying: DerivedTable = {
  layer: 'gold',
  name: 'gold_qualifying',
  doc:
    'One row per driver and qualifying, sprint qualifying or sprint shootout with a published classification: the best lap of each segment, ' +
    'its distance to pole and to the cut. Ten cars reach Q3; 15 reach Q2, 16 of more than twenty: who has a time there or is placed so reached it. ' +
    'The cut is the slowest time that went through, so a margin is negative and a miss positive. The place is that of the session, before grid penalties. ' +
    'For a sprint Q1 to Q3 are SQ1 to SQ3. Not in the reference.',
  inputs: ['silver_session_result', 'silver_sessions', 'silver_drivers', 'gold_stint_laps'],
  key: ['session_key', 'driver_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    driver_number: driverNumber,
    meeting_key: meetingKey,
    session_name: text('Qualifying, Sprint Qualifying or Sprint Shootout'),
    is_sprint: flag('It set the grid of a sprint'),
    location: text('Town or circuit district'),
    date_start: time('Scheduled start'),
    full_name: text('Driver'),
    name_acronym: text('Three letters'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #'),
    position: whole('Place; null when not classified', 'place'),
    knocked_out_in: text('Q1 or Q2; null for who reached Q3'),
    q1_s: real('Best lap of Q1', 's'),
    q2_s: real('Best lap of Q2; null when not reached or without a time', 's'),
    q3_s: real('Best lap of Q3; null when not reached or without a time', 's'),
    q1_gap_s: real('Behind the best of Q1', 's'),
    q2_gap_s: real('Behind the best of Q2', 's'),
    q3_gap_s: real('Behind the best of Q3', 's'),
    q1_to_cut_s: real('Behind the slowest Q1 time that went through; negative when through', 's'),
    q2_to_cut_s: real('Behind the slowest Q2 time that went through; negative when through', 's'),
    deciding_s: real('Best lap of the last segment reached', 's'),
    gap_to_pole_s: real(
      'That lap behind the pole lap; may be negative for who was knocked out on a faster track',
      's',
    ),
    best_s: real('Best lap of the three segments', 's'),
    best_sector_1_s: real('Best sector 1 of valid laps not deleted', 's'),
    best_sector_2_s: real('Best sector 2 of valid laps not deleted', 's'),
    best_sector_3_s: real('Best sector 3 of valid laps not deleted', 's'),
    ideal_lap_s: real('Sum of the best sectors', 's'),
    left_on_track_s: real('best_s minus ideal_lap_s', 's'),
    number_of_laps: whole('Laps done', 'lap'),
  },
  expectations: [
    warn('named_driver', 'full_name is not null', 'The driver is in silver_drivers'),
    warn(
      'pole_is_no_gap',
      'position is null or position <> 1 or gap_to_pole_s = 0',
      'Who is first has no gap to pole',
    ),
    warn(
      'ideal_beats_best',
      'left_on_track_s is null or left_on_track_s >= -0.01',
      'The best sectors together are no slower than the best lap',
    ),
  ],
  sql,
};
