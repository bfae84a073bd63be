import {bronzeLocation} from '../bronze/bronze_location.table';
import {drop, warn} from '../columns';
import sql from './silver_location.sql?raw';
import {silverTable} from './silverTable';

export const silverLocation = silverTable(bronzeLocation, {
  doc: 'One row per car and sample, about 3.7 a second. Samples are not simultaneous with silver_car_data. The newest delivery wins.',
  key: ['session_key', 'driver_number', 'date'],
  expectations: [
    drop(
      'valid_session_key',
      'session_key is not null',
      'The row says which session it belongs to',
    ),
    drop(
      'valid_driver_number',
      'driver_number is not null',
      'The row says which car it belongs to',
    ),
    drop('valid_date', 'date is not null', 'The row says when'),
    drop('valid_place', 'x is not null and y is not null', 'The sample says where'),
    warn('located', 'not (x = 0 and y = 0 and z = 0)', 'A car at the origin has no position'),
  ],
  sql,
});
