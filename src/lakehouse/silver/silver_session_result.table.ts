import {bronzeSessionResult} from '../bronze/bronze_session_result.table';
import {quarantine, real, warn, whole} from '../columns';
import {validDriverNumber, validSessionKey} from './rules';
import sql from './silver_session_result.sql?raw';
import {silverTable} from './silverTable';

export const silverSessionResult = silverTable(bronzeSessionResult, {
  doc: 'One row per classified car of a session, with times and gaps as delivered and as numbers.',
  key: ['session_key', 'driver_number'],
  columns: {
    duration_s: real('Race time, or best lap of a practice; null for a qualifying', 's'),
    q1_s: real('Best lap of Q1 or SQ1', 's'),
    q2_s: real('Best lap of Q2 or SQ2; null when not reached', 's'),
    q3_s: real('Best lap of Q3 or SQ3; null when not reached', 's'),
    gap_s: real('Gap to the first; null when lapped and for a qualifying', 's'),
    gap_laps: whole('Laps behind the first; null when on the lead lap', 'lap'),
    q1_gap_s: real('Gap to the best lap of Q1', 's'),
    q2_gap_s: real('Gap to the best lap of Q2', 's'),
    q3_gap_s: real('Gap to the best lap of Q3', 's'),
  },
  expectations: [
    validSessionKey,
    validDriverNumber,
    quarantine('valid_points', 'points is null or points >= 0', 'Points are never negative'),
    warn(
      'placed_or_explained',
      'position is not null or dnf or dns or dsq',
      'A car without a place did not finish, did not start or was disqualified',
    ),
    warn(
      'plausible_winner_time',
      'position is null or position <> 1 or points is null or duration_s is null or duration_s >= coalesce(number_of_laps, 0) * 50',
      'No winner of a race needs less than 50 s a lap',
    ),
    warn(
      'understood_duration',
      "duration is null or duration_s is not null or q1_s is not null or q2_s is not null or q3_s is not null or duration like '[%'",
      'The duration is seconds or a list of them',
    ),
    warn(
      'understood_gap',
      "gap_to_leader is null or gap_s is not null or gap_laps is not null or gap_to_leader like '[%'",
      'The gap is seconds, laps or a list of seconds',
    ),
  ],
  sql,
});
