import {bronzeTeamRadio} from '../bronze/bronze_team_radio.table';
import {drop, warn} from '../columns';
import sql from './silver_team_radio.sql?raw';
import {silverTable} from './silverTable';

export const silverTeamRadio = silverTable(bronzeTeamRadio, {
  doc: 'One row per published recording. Its date is that of publication, and several can share one. The newest delivery wins.',
  key: ['session_key', 'driver_number', 'recording_url'],
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
    drop('valid_recording', 'recording_url is not null', 'The row links a recording'),
    warn('dated', 'date is not null', 'The recording says when'),
  ],
  sql,
});
