import {flag, meetingKey, real, sessionKey, text, time, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_track_status.sql?raw';

export const goldTrackStatus: DerivedTable = {
  layer: 'gold',
  name: 'gold_track_status',
  doc:
    'One row per period in which a session was not green: RED, SC (safety car), VSC (virtual safety car) or YELLOW in one sector, ' +
    'put together from the messages of race control, so that a deployment is one row however many messages it took. ' +
    'RED lasts until the session is started again; SC and VSC until TRACK CLEAR, a restart, a red flag or the chequered flag, VSC also until the safety car takes over; ' +
    'YELLOW until its sector or the track is clear, a restart or a red flag. Periods may overlap. Not in the reference.',
  inputs: ['silver_race_control'],
  key: ['session_key', 'period_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    period_number: whole('Counts from 1 in order of time', '1'),
    meeting_key: meetingKey,
    status: text('RED, SC, VSC or YELLOW'),
    sector: whole('Marshal sector of a yellow flag; null for the whole track', '1'),
    is_double_yellow: flag('A double yellow was shown'),
    date_start: time('When race control said so'),
    date_end: time('When it ended; null when no message says so'),
    duration_s: real('From start to end; null when the end is unknown', 's'),
    lap_number: whole('Lap of the leader at the start, in a race', 'lap'),
  },
  expectations: [
    warn('ended', "date_end is not null or status = 'YELLOW'", 'A message says when it ended'),
    warn(
      'plausible_duration',
      'duration_s is null or duration_s < 7200',
      'No period lasts two hours; the message that ended it is missing then',
    ),
  ],
  sql,
};
