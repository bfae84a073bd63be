import {driverNumber, flag, meetingKey, real, sessionKey, text, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_telemetry_laps.sql?raw';

export const goldTelemetryLaps: DerivedTable = {
  layer: 'gold',
  name: 'gold_telemetry_laps',
  doc:
    'One row per driver and lap with samples in gold_telemetry_traces: how the lap was driven. A share is one of samples, not of time, ' +
    'and samples in which the car sent no value (104) do not count. DRS is open at codes 10, 12 and 14. ' +
    'Between samples a car goes 20 m, so top speeds lie a little below the speed trap. Not in the reference.',
  inputs: ['gold_telemetry_traces', 'gold_stint_laps'],
  key: ['session_key', 'driver_number', 'lap_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    driver_number: driverNumber,
    lap_number: whole('Counts from 1', 'lap'),
    meeting_key: meetingKey,
    full_name: text('Driver'),
    name_acronym: text('Three letters'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #'),
    lap_time_s: real('Lap time', 's'),
    is_clean: flag('A lap to measure pace by, see gold_stint_laps'),
    samples: whole('Samples of the lap', '1'),
    longest_gap_s: real('Longest time between two samples; null for one sample', 's'),
    distance_m: real('Distance up to the last sample', 'm'),
    top_speed_kmh: whole('Highest speed', 'km/h'),
    lowest_speed_kmh: whole('Lowest speed', 'km/h'),
    mean_speed_kmh: real('Mean of the samples', 'km/h'),
    max_rpm: whole('Highest engine speed', 'rpm'),
    full_throttle_share: real('Share of samples with 99 % throttle or more, 0 to 1', 'ratio'),
    braking_share: real('Share of samples on the brake, 0 to 1', 'ratio'),
    coasting_share: real('Share of samples on neither pedal, 0 to 1', 'ratio'),
    gear_changes: whole('Samples in another gear than the one before', '1'),
    top_gear: whole('Highest gear', '1'),
    drs_open_share: real('Share of samples with the rear wing open, 0 to 1', 'ratio'),
  },
  expectations: [
    warn(
      'no_hole',
      'longest_gap_s is null or longest_gap_s < 2',
      'No two samples are two seconds apart: distance and shares suffer',
    ),
    warn(
      'plausible_top_speed',
      'top_speed_kmh is null or top_speed_kmh between 0 and 400',
      'No car is faster than 400 km/h',
    ),
  ],
  sql,
};
