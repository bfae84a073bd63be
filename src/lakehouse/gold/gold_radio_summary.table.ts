import {driverNumber, meetingKey, real, sessionKey, text, time, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_radio_summary.sql?raw';

export const goldRadioSummary: DerivedTable = {
  layer: 'gold',
  name: 'gold_radio_summary',
  doc:
    'One row per session and driver with a published radio recording. Formula 1 publishes a choice: few clips do not mean a silent driver, ' +
    'and several may share the moment of publication. Not in the reference.',
  inputs: ['silver_team_radio', 'silver_sessions', 'silver_drivers'],
  key: ['session_key', 'driver_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    driver_number: driverNumber,
    meeting_key: meetingKey,
    session_name: text('Session'),
    full_name: text('Driver'),
    name_acronym: text('Three letters'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #'),
    clips: whole('Recordings', '1'),
    clip_share: real("Share of the session's recordings, 0 to 1", 'ratio'),
    first_published_at: time('Publication of the first'),
    last_published_at: time('Publication of the last'),
  },
  expectations: [warn('named_driver', 'full_name is not null', 'The driver is in silver_drivers')],
  sql,
};
