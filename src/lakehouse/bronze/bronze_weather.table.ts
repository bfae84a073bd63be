import {meetingKey, real, sessionKey, time, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeWeather = bronzeTable(
  'weather',
  'Weather about once a minute as delivered, from an hour before the session.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    date: time('When it was measured'),
    air_temperature: real('Air', '°C'),
    track_temperature: real('Track surface', '°C'),
    humidity: real('Relative humidity', '%'),
    pressure: real('Air pressure', 'mbar'),
    rainfall: whole('1 when it rains, else 0', '1'),
    wind_direction: whole('Where the wind comes from, 0 is north', '°'),
    wind_speed: real('Wind', 'm/s'),
  },
);
