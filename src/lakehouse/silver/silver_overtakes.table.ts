import {bronzeOvertakes} from '../bronze/bronze_overtakes.table';
import {quarantine} from '../columns';
import {validDate, validSessionKey} from './rules';
import sql from './silver_overtakes.sql?raw';
import {silverTable} from './silverTable';

export const silverOvertakes = silverTable(bronzeOvertakes, {
  doc: 'One row per exchange of position in a race, by pit stop or penalty too; may be incomplete.',
  key: ['session_key', 'date', 'overtaking_driver_number', 'overtaken_driver_number'],
  expectations: [
    validSessionKey,
    validDate,
    quarantine(
      'valid_overtaking',
      'overtaking_driver_number is not null',
      'The row says who gained',
    ),
    quarantine('valid_overtaken', 'overtaken_driver_number is not null', 'The row says who lost'),
  ],
  sql,
});
