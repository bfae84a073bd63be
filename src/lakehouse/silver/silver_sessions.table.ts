import {bronzeSessions} from '../bronze/bronze_sessions.table';
import {quarantine, refersTo, warn} from '../columns';
import {validMeetingKey, validSessionKey} from './rules';
import sql from './silver_sessions.sql?raw';
import {silverTable} from './silverTable';

export const silverSessions = silverTable(bronzeSessions, {
  doc: 'One row per session of a meeting. A Sprint has session_type Race: tell them apart by session_name.',
  key: ['session_key'],
  expectations: [
    validSessionKey,
    validMeetingKey,
    quarantine(
      'ends_after_start',
      'date_end is null or date_start is null or date_end >= date_start',
      'A session ends after it starts',
    ),
    refersTo(
      'known_meeting',
      ['meeting_key'],
      'silver_meetings',
      'The meeting of the session is listed',
    ),
    warn('known_start', 'date_start is not null', 'A session has a scheduled start'),
  ],
  sql,
});
