import {bronzeLocation} from '../bronze/bronze_location.table';
import {quarantine, warn} from '../columns';
import {validDate, validDriverNumber, validSessionKey} from './rules';
import sql from './silver_location.sql?raw';
import {silverTable} from './silverTable';

export const silverLocation = silverTable(bronzeLocation, {
  doc: 'One row per car and sample, about 3.7 a second. Samples are not simultaneous with silver_car_data.',
  key: ['session_key', 'driver_number', 'date'],
  expectations: [
    validSessionKey,
    validDriverNumber,
    validDate,
    quarantine('valid_place', 'x is not null and y is not null', 'The sample says where'),
    warn('located', 'not (x = 0 and y = 0 and z = 0)', 'A car at the origin has no position'),
  ],
  sql,
});
