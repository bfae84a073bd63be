import {flag, key, meetingKey, sessionKey, text, time, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeSessions = bronzeTable(
  'sessions',
  'Sessions of a meeting as delivered; is_cancelled came with 2026.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    session_name: text(
      'Practice 1 to 3, Qualifying, Sprint Qualifying, Sprint Shootout (2023), Sprint, Race, Day 1 to 3',
    ),
    session_type: text('Practice, Qualifying or Race; a Sprint is a Race'),
    location: text('Town or circuit district'),
    country_key: key('Country, as numbered by OpenF1'),
    country_code: text('Three letters'),
    country_name: text('Country'),
    circuit_key: key('Circuit, as numbered by OpenF1'),
    circuit_short_name: text('Circuit'),
    date_start: time('Scheduled start'),
    date_end: time('Scheduled end'),
    gmt_offset: text('Local time minus UTC, hh:mm:ss, may begin with a minus sign'),
    year: whole('Season', '1'),
    is_cancelled: flag('Cancelled'),
  },
);
