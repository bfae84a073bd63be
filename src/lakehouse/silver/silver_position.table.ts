import {bronzePosition} from '../bronze/bronze_position.table';
import {drop} from '../columns';
import sql from './silver_position.sql?raw';
import {silverTable} from './silverTable';

export const silverPosition = silverTable(bronzePosition, {
  doc: 'One row per driver and change of position on track. The last one is not the classification: see silver_session_result. The newest delivery wins.',
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
    drop('valid_position', 'position > 0', 'Places count from 1'),
  ],
  sql,
});
