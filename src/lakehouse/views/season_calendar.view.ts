import {meetingKey, sessionKey, text, time, whole} from '../columns';
import type {View} from '../define';
import sql from './season_calendar.sql?raw';

export const seasonCalendar: View = {
  name: 'season_calendar',
  doc:
    'One row per Grand Prix of a season that was not called off, in order: what a round is. Sprints are of the round ' +
    'of their meeting. Counted among the sessions that are loaded.',
  inputs: ['silver_sessions', 'silver_meetings'],
  columns: {
    year: whole('Season', '1'),
    session_key: {...sessionKey, doc: 'Race of the round'},
    meeting_key: meetingKey,
    location: text('City or area'),
    date_start: time('When the race starts'),
    meeting_name: text('Grand Prix'),
    round: whole('Place in the season, from 1', '1'),
  },
  sql,
};
