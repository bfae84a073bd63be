import {bronzeChampionshipDrivers} from '../bronze/bronze_championship_drivers.table';
import {drop, warn} from '../columns';
import sql from './silver_championship_drivers.sql?raw';
import {silverTable} from './silverTable';

export const silverChampionshipDrivers = silverTable(bronzeChampionshipDrivers, {
  doc: 'One row per driver and race: standings before and after it. The newest delivery wins.',
  key: ['session_key', 'driver_number'],
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
    warn('counted', 'points_current is not null', 'The standings have points'),
  ],
  sql,
});
