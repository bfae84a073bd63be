import {bronzeStartingGrid} from '../bronze/bronze_starting_grid.table';
import {drop, warn} from '../columns';
import sql from './silver_starting_grid.sql?raw';
import {silverTable} from './silverTable';

export const silverStartingGrid = silverTable(bronzeStartingGrid, {
  doc: 'One row per car on a grid. session_key is the qualifying that set the grid, not the race: find the race by meeting_key. The newest delivery wins.',
  key: ['session_key', 'driver_number'],
  expectations: [
    drop(
      'valid_session_key',
      'session_key is not null',
      'The row says which session it belongs to',
    ),
    drop(
      'valid_meeting_key',
      'meeting_key is not null',
      'The row says which meeting it belongs to',
    ),
    drop(
      'valid_driver_number',
      'driver_number is not null',
      'The row says which car it belongs to',
    ),
    warn('valid_position', 'position > 0', 'Places count from 1'),
  ],
  sql,
});
