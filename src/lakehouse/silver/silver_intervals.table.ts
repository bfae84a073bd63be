import {bronzeIntervals} from '../bronze/bronze_intervals.table';
import {real, warn, whole} from '../columns';
import {validDate, validDriverNumber, validSessionKey} from './rules';
import sql from './silver_intervals.sql?raw';
import {silverTable} from './silverTable';

export const silverIntervals = silverTable(bronzeIntervals, {
  doc: 'One row per driver and moment, about every four seconds of a race or sprint: the gap as delivered and as a number. Null does not mark the leader.',
  key: ['session_key', 'driver_number', 'date'],
  columns: {
    gap_to_leader_s: real('Gap to the leader, rounded to 1 ms; null when lapped', 's'),
    gap_to_leader_laps: whole('Laps behind the leader; null when on the lead lap', 'lap'),
    interval_s: real('Gap to the car ahead, rounded to 1 ms; null when a lap or more', 's'),
    interval_laps: whole('Laps behind the car ahead; null when less than one', 'lap'),
  },
  expectations: [
    validSessionKey,
    validDriverNumber,
    validDate,
    warn(
      'understood_gap_to_leader',
      'gap_to_leader is null or gap_to_leader_s is not null or gap_to_leader_laps is not null',
      'The gap to the leader is seconds or laps',
    ),
  ],
  sql,
});
