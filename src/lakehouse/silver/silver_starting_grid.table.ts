import {bronzeStartingGrid} from '../bronze/bronze_starting_grid.table';
import {warn} from '../columns';
import {validDriverNumber, validMeetingKey, validSessionKey} from './rules';
import sql from './silver_starting_grid.sql?raw';
import {silverTable} from './silverTable';

export const silverStartingGrid = silverTable(bronzeStartingGrid, {
  doc: 'One row per car on a grid. session_key is the qualifying that set the grid, not the race: find the race by meeting_key.',
  key: ['session_key', 'driver_number'],
  expectations: [
    validSessionKey,
    validMeetingKey,
    validDriverNumber,
    warn('valid_position', 'position > 0', 'Places count from 1'),
  ],
  sql,
});
