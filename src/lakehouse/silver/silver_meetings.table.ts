import {bronzeMeetings} from '../bronze/bronze_meetings.table';
import {quarantine, warn} from '../columns';
import {validMeetingKey} from './rules';
import sql from './silver_meetings.sql?raw';
import {silverTable} from './silverTable';

export const silverMeetings = silverTable(bronzeMeetings, {
  doc: 'One row per Grand Prix or test.',
  key: ['meeting_key'],
  refreshUnit: 'meeting_key',
  expectations: [
    validMeetingKey,
    quarantine('valid_year', 'year between 2018 and 2030', 'The season is one OpenF1 can know'),
    warn(
      'ends_after_start',
      'date_end is null or date_end >= date_start',
      'A meeting ends after it starts',
    ),
    warn(
      'known_gmt_offset',
      "gmt_offset like '__:__:__' or gmt_offset like '-__:__:__'",
      'The offset reads hh:mm:ss',
    ),
    warn('known_country_code', "country_code like '___'", 'A country has three letters'),
  ],
  sql,
});
