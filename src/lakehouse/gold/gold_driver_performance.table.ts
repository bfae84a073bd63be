import {driverNumber, meetingKey, real, sessionKey, text, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_driver_performance.sql?raw';

export const goldDriverPerformance: DerivedTable = {
  layer: 'gold',
  name: 'gold_driver_performance',
  doc:
    'One row per driver of a session with at least one valid lap. Valid means timed and certainly not begun in the pit lane: ' +
    'laps under a safety car or into the pits count. pit_stop_count counts visits to the pit lane, 0 when none is known. ' +
    'As in the reference, but pit times come from lane_duration where pit_duration is gone.',
  inputs: ['silver_laps', 'silver_drivers', 'silver_pit'],
  key: ['session_key', 'driver_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    driver_number: driverNumber,
    full_name: text('Driver; null when the session has no list of drivers'),
    team_name: text('Team'),
    total_laps: whole('Valid laps', 'lap'),
    fastest_lap_time: real('Fastest valid lap', 's'),
    avg_lap_time: real('Mean of the valid laps', 's'),
    lap_time_consistency: real(
      'Sample standard deviation of the valid laps; null for one lap',
      's',
    ),
    max_speed_i1: whole('Highest speed at the first intermediate, on valid laps', 'km/h'),
    max_speed_i2: whole('Highest speed at the second intermediate, on valid laps', 'km/h'),
    max_speed_st: whole('Highest speed at the speed trap, on valid laps', 'km/h'),
    pit_stop_count: whole('Visits to the pit lane', '1'),
    avg_pit_duration: real('Mean time in the pit lane; null without a timed visit', 's'),
    fastest_pit_stop: real('Shortest time in the pit lane; null without a timed visit', 's'),
    meeting_key: meetingKey,
    name_acronym: text('Three letters'),
    team_colour: text('Six hexadecimal digits without #'),
    median_lap_s: real('Median of the valid laps', 's'),
    consistency_ratio: real('lap_time_consistency divided by avg_lap_time', 'ratio'),
    best_sector_1_s: real('Best sector 1 of the valid laps', 's'),
    best_sector_2_s: real('Best sector 2 of the valid laps', 's'),
    best_sector_3_s: real('Best sector 3 of the valid laps', 's'),
    theoretical_best_s: real('Sum of the best sectors; null when one is unknown', 's'),
  },
  expectations: [
    warn('named_driver', 'full_name is not null', 'The driver is in silver_drivers'),
    warn(
      'theory_beats_practice',
      'theoretical_best_s is null or theoretical_best_s <= fastest_lap_time + 0.01',
      'The best sectors together are no slower than the fastest lap',
    ),
  ],
  sql,
};
