import {bronzeLaps} from '../bronze/bronze_laps.table';
import {quarantine, refersTo, warn} from '../columns';
import {validDriverNumber, validSessionKey} from './rules';
import sql from './silver_laps.sql?raw';
import {silverTable} from './silverTable';

export const silverLaps = silverTable(bronzeLaps, {
  doc: 'One row per driver and lap of a session, in and out laps included. Lap 1 of a race is missing, or has no time, in sessions delivered before 2026.',
  key: ['session_key', 'driver_number', 'lap_number'],
  expectations: [
    validSessionKey,
    validDriverNumber,
    quarantine('valid_lap', 'lap_number > 0', 'Laps count from 1'),
    quarantine('valid_duration', 'lap_duration is null or lap_duration > 0', 'A lap takes time'),
    refersTo(
      'known_driver',
      ['session_key', 'driver_number'],
      'silver_drivers',
      'The driver is listed for the session',
    ),
    warn(
      'plausible_lap_duration',
      'lap_duration is null or lap_duration between 30 and 300',
      'A lap on track takes 30 to 300 s; longer ones were spent in the garage or under a red flag',
    ),
    warn(
      'sectors_add_up',
      'lap_duration is null or duration_sector_1 is null or duration_sector_2 is null or duration_sector_3 is null or abs(lap_duration - duration_sector_1 - duration_sector_2 - duration_sector_3) < 0.01',
      'The sectors add up to the lap within 10 ms',
    ),
    warn(
      'plausible_speed',
      'coalesce(i1_speed, 0) <= 400 and coalesce(i2_speed, 0) <= 400 and coalesce(st_speed, 0) <= 400',
      'No car is faster than 400 km/h',
    ),
  ],
  sql,
});
