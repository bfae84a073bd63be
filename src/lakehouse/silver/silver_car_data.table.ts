import {bronzeCarData} from '../bronze/bronze_car_data.table';
import {quarantine, warn, whole} from '../columns';
import {validDate, validDriverNumber, validSessionKey} from './rules';
import sql from './silver_car_data.sql?raw';
import {silverTable} from './silverTable';

export const silverCarData = silverTable(bronzeCarData, {
  doc: 'One row per car and sample, about 3.7 a second.',
  key: ['session_key', 'driver_number', 'date'],
  columns: {
    throttle: whole('Throttle; null where the car sent 104, its code for no value', '%'),
    brake: whole('0 or 100; null where the car sent 104, its code for no value', '%'),
  },
  expectations: [
    validSessionKey,
    validDriverNumber,
    validDate,
    quarantine('valid_gear', 'n_gear is null or n_gear between 0 and 8', 'Gears are 0 to 8'),
    warn('valid_speed', 'speed is null or speed between 0 and 400', 'Speeds are 0 to 400 km/h'),
    warn('valid_rpm', 'rpm is null or rpm between 0 and 15000', 'Engines turn up to 15,000 rpm'),
    warn(
      'valid_throttle',
      'throttle is null or throttle between 0 and 100',
      'Throttle is 0 to 100 %',
    ),
    warn('valid_brake', 'brake is null or brake in (0, 100)', 'Brake is 0 or 100 %'),
  ],
  sql,
});
