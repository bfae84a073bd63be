import {bronzeWeather} from '../bronze/bronze_weather.table';
import {warn} from '../columns';
import {validDate, validSessionKey} from './rules';
import sql from './silver_weather.sql?raw';
import {silverTable} from './silverTable';

export const silverWeather = silverTable(bronzeWeather, {
  doc: 'One row per minute or so, from an hour before the session.',
  key: ['session_key', 'date'],
  expectations: [
    validSessionKey,
    validDate,
    warn(
      'measured_track_temperature',
      'track_temperature is not null and track_temperature <> 0',
      'A track of exactly 0 °C is a missing value',
    ),
    warn('plausible_humidity', 'humidity between 0 and 100', 'Relative humidity is 0 to 100 %'),
  ],
  sql,
});
