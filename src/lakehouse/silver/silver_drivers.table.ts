import {bronzeDrivers} from '../bronze/bronze_drivers.table';
import {warn} from '../columns';
import {validDriverNumber, validSessionKey} from './rules';
import sql from './silver_drivers.sql?raw';
import {silverTable} from './silverTable';

export const silverDrivers = silverTable(bronzeDrivers, {
  doc: 'One row per car of a session: who drove it, for which team.',
  key: ['session_key', 'driver_number'],
  expectations: [
    validSessionKey,
    validDriverNumber,
    warn('plausible_driver_number', 'driver_number between 1 and 99', 'Car numbers are 1 to 99'),
    warn('named_driver', 'full_name is not null', 'The driver has a name'),
    warn('named_team', 'team_name is not null', 'The driver has a team'),
  ],
  sql,
});
