import {driverNumber, flag, meetingKey, real, sessionKey, time, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_telemetry_traces.sql?raw';

export const goldTelemetryTraces: DerivedTable = {
  layer: 'gold',
  name: 'gold_telemetry_traces',
  doc:
    'One row per sample of silver_car_data within a lap whose start and end are known, about 3.7 a second: the lap as a trace over distance. ' +
    'The distance is integrated from the speed since the start of the lap, which OpenF1 dates to about half a second: traces of two laps may be ' +
    'shifted by some tens of metres, and end up to a sample short of the lap. x and y are the nearest located sample of silver_location, at most a second away. ' +
    'Samples between laps and outside the session have no row. Not in the reference.',
  inputs: ['silver_car_data', 'silver_location', 'gold_stint_laps'],
  key: ['session_key', 'driver_number', 'lap_number', 'sample_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    driver_number: driverNumber,
    lap_number: whole('Counts from 1', 'lap'),
    sample_number: whole('Counts from 1 within the lap', '1'),
    meeting_key: meetingKey,
    date: time('When it was measured'),
    elapsed_s: real('Since the start of the lap', 's'),
    distance_m: real('Driven since the start of the lap', 'm'),
    speed_kmh: whole('Speed', 'km/h'),
    throttle_percent: whole('Throttle; null where the car sent no value', '%'),
    brake_percent: whole('0 or 100; null where the car sent no value', '%'),
    gear: whole('0 in neutral, 1 to 8', '1'),
    rpm: whole('Engine speed', 'rpm'),
    drs: whole('Code of the rear wing, as delivered', '1'),
    is_drs_open: flag('The code is 10, 12 or 14'),
    x: whole('Place on the map, origin and turn differ by circuit', '1/10 m'),
    y: whole('Place on the map', '1/10 m'),
  },
  expectations: [
    warn('located', 'x is not null', 'The car was located within a second of the sample'),
    warn(
      'plausible_distance',
      'distance_m is null or distance_m <= 8000',
      'No lap is longer than 8 km: more means a lap that ends too late',
    ),
  ],
  sql,
};
