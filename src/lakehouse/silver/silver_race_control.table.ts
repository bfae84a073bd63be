import {bronzeRaceControl} from '../bronze/bronze_race_control.table';
import {warn} from '../columns';
import {validSessionKey} from './rules';
import sql from './silver_race_control.sql?raw';
import {silverTable} from './silverTable';

export const silverRaceControl = silverTable(bronzeRaceControl, {
  doc: 'One row per message of race control; repeats of one message are one. A deployment of the safety car is several messages.',
  key: ['session_key', 'date', 'category', 'driver_number', 'lap_number', 'sector', 'message'],
  expectations: [
    validSessionKey,
    warn('dated', 'date is not null', 'The message says when'),
    warn('worded', 'message is not null', 'The message has a text'),
  ],
  sql,
});
