import {bronzePit} from '../bronze/bronze_pit.table';
import {quarantine, real, warn} from '../columns';
import {validDriverNumber, validSessionKey} from './rules';
import sql from './silver_pit.sql?raw';
import {silverTable} from './silverTable';

export const silverPit = silverTable(bronzePit, {
  doc: 'One row per visit to the pit lane; garage time in practice and qualifying, a red flag in a race make it long.',
  key: ['session_key', 'driver_number', 'lap_number'],
  columns: {
    pit_lane_s: real('Time in the pit lane, from whichever field the API delivered', 's'),
  },
  expectations: [
    validSessionKey,
    validDriverNumber,
    quarantine('valid_lap', 'lap_number is not null', 'The visit says on which lap'),
    warn('timed', 'pit_lane_s is not null', 'The visit has a time; a first exit has none'),
    warn('positive_time', 'pit_lane_s is null or pit_lane_s > 0', 'A visit takes time'),
  ],
  sql,
});
