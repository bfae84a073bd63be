import {flag, meetingKey, real, sessionKey, text, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_weather_summary.sql?raw';

export const goldWeatherSummary: DerivedTable = {
  layer: 'gold',
  name: 'gold_weather_summary',
  doc:
    'One row per session with weather: the samples, about one a minute, from its scheduled start to the end of the last lap known, ' +
    'or its scheduled end where no lap is known. The averages of gold_race_summary, as those of the reference, count the hour before the start too. ' +
    'A track of exactly 0 °C counts as missing.',
  inputs: ['silver_weather', 'silver_sessions', 'gold_stint_laps'],
  key: ['session_key'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    meeting_key: meetingKey,
    session_name: text('Session'),
    samples: whole('Samples', '1'),
    min_air_temperature_c: real('Lowest air temperature', '°C'),
    avg_air_temperature_c: real('Mean air temperature', '°C'),
    max_air_temperature_c: real('Highest air temperature', '°C'),
    min_track_temperature_c: real('Lowest track temperature', '°C'),
    avg_track_temperature_c: real('Mean track temperature', '°C'),
    max_track_temperature_c: real('Highest track temperature', '°C'),
    track_temperature_change_c: real('Track temperature of the last sample minus the first', '°C'),
    avg_humidity_percent: real('Mean relative humidity', '%'),
    avg_pressure_mbar: real('Mean air pressure', 'mbar'),
    avg_wind_speed_ms: real('Mean wind speed', 'm/s'),
    max_wind_speed_ms: real('Highest wind speed', 'm/s'),
    is_wet: flag('A sample reports rain'),
    rain_share: real('Share of the samples that report rain, 0 to 1', 'ratio'),
  },
  expectations: [
    warn('enough_samples', 'samples >= 5', 'Five minutes of weather or more'),
    warn(
      'plausible_air',
      'avg_air_temperature_c between -10 and 60',
      'Formula 1 races between -10 and 60 °C',
    ),
  ],
  sql,
};
