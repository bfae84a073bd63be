import {bronzePosition} from '../bronze/bronze_position.table';
import {quarantine} from '../columns';
import {validDate, validDriverNumber, validSessionKey} from './rules';
import sql from './silver_position.sql?raw';
import {silverTable} from './silverTable';

export const silverPosition = silverTable(bronzePosition, {
  doc: 'One row per driver and change of position on track. The last one is not the classification: see silver_session_result.',
  key: ['session_key', 'driver_number', 'date'],
  expectations: [
    validSessionKey,
    validDriverNumber,
    validDate,
    quarantine('valid_position', 'position > 0', 'Places count from 1'),
  ],
  sql,
});
