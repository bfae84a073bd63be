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
import sql from './gold_pit_stops.sql?raw';

export const goldPitStops: DerivedTable = {
  layer: 'gold',
  name: 'gold_pit_stops',
  doc:
    'One row per visit to the pit lane in a race or sprint: penalties, repairs and red flags included, which the lane time tells. ' +
    'Before is the lap that ends in the lane, after the lap that begins there; position_before is the place a lap earlier, at the end of the lap before that. ' +
    'Stationary times exist from the United States Grand Prix of 2024 on. A session that silver_sessions lacks has no rows. Not in the reference.',
  inputs: ['silver_pit', 'silver_sessions', 'silver_drivers', 'gold_stint_laps'],
  key: ['session_key', 'driver_number', 'lap_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    driver_number: driverNumber,
    lap_number: whole('Lap that ended in the pit lane', 'lap'),
    meeting_key: meetingKey,
    session_name: text('Race or Sprint'),
    full_name: text('Driver'),
    name_acronym: text('Three letters'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #'),
    stop_number: whole("Counts the driver's visits from 1", '1'),
    date: time('When OpenF1 dates the visit'),
    pit_lane_s: real('Time in the pit lane', 's'),
    stationary_s: real('Time at rest; null where OpenF1 has none', 's'),
    compound_before: text('Tyre of the lap into the lane'),
    compound_after: text('Tyre of the lap out of it; null when the car stayed'),
    tyre_age_before_laps: whole('Laps the old set had done when it came in', 'lap'),
    tyre_age_after_laps: whole('Laps the new set had done when it went out', 'lap'),
    is_tyre_change: flag('A new stint began; null when either is unknown'),
    position_before: whole('Place at the end of the lap before the lap into the lane', 'place'),
    position_after: whole('Place at the end of the lap out of the lane', 'place'),
    positions_gained: whole('position_before minus position_after; negative when lost', 'place'),
    track_status: text('Worst state of the track on the lap into the lane'),
    is_under_safety_car: flag(
      'The safety car, real or virtual, was out on the lap into the lane; null without race control',
    ),
    lane_rank: whole('By time in the lane within the session; equal times share a rank', 'place'),
    stationary_rank: whole('By time at rest within the session', 'place'),
  },
  expectations: [
    warn('timed', 'pit_lane_s is not null', 'The visit has a time'),
    warn(
      'plausible_stop',
      'pit_lane_s is null or pit_lane_s between 10 and 90',
      'A visit takes 10 to 90 s; longer ones were repairs or a red flag',
    ),
    warn(
      'rest_within_lane',
      'stationary_s is null or pit_lane_s is null or stationary_s < pit_lane_s',
      'A car rests for less than it is in the lane',
    ),
  ],
  sql,
};
