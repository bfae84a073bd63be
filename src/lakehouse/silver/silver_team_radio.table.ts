import {bronzeTeamRadio} from '../bronze/bronze_team_radio.table';
import {quarantine, warn} from '../columns';
import {validDriverNumber, validSessionKey} from './rules';
import sql from './silver_team_radio.sql?raw';
import {silverTable} from './silverTable';

export const silverTeamRadio = silverTable(bronzeTeamRadio, {
  doc: 'One row per published recording. Its date is that of publication, and several can share one.',
  key: ['session_key', 'driver_number', 'recording_url'],
  expectations: [
    validSessionKey,
    validDriverNumber,
    quarantine('valid_recording', 'recording_url is not null', 'The row links a recording'),
    warn('dated', 'date is not null', 'The recording says when'),
  ],
  sql,
});
