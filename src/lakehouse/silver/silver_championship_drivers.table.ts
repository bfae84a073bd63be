import {bronzeChampionshipDrivers} from '../bronze/bronze_championship_drivers.table';
import {warn} from '../columns';
import {validDriverNumber, validSessionKey} from './rules';
import sql from './silver_championship_drivers.sql?raw';
import {silverTable} from './silverTable';

export const silverChampionshipDrivers = silverTable(bronzeChampionshipDrivers, {
  doc: 'One row per driver and race: standings before and after it.',
  key: ['session_key', 'driver_number'],
  expectations: [
    validSessionKey,
    validDriverNumber,
    warn('counted', 'points_current is not null', 'The standings have points'),
  ],
  sql,
});
