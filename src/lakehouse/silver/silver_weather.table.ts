import {bronzeWeather} from '../bronze/bronze_weather.table';
import {drop, warn} from '../columns';
import sql from './silver_weather.sql?raw';
import {silverTable} from './silverTable';

export const silverWeather = silverTable(bronzeWeather, {
  doc: 'One row per minute or so, from an hour before the session. The newest delivery wins.',
  key: ['session_key', 'date'],
  expectations: [
    drop(
      'valid_session_key',
      'session_key is not null',
      'The row says which session it belongs to',
    ),
    drop('valid_date', 'date is not null', 'The row says when'),
    warn(
      'measured_track_temperature',
      'track_temperature is not null and track_temperature <> 0',
      'A track of exactly 0 °C is a missing value',
    ),
    warn('plausible_humidity', 'humidity between 0 and 100', 'Relative humidity is 0 to 100 %'),
  ],
  sql,
});
