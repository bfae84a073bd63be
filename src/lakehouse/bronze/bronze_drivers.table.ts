import {driverNumber, meetingKey, sessionKey, text} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeDrivers = bronzeTable(
  'drivers',
  'Who drove which car in which session, as delivered.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    driver_number: driverNumber,
    broadcast_name: text('Name as on television, such as M VERSTAPPEN'),
    full_name: text('Such as Max VERSTAPPEN'),
    first_name: text('First name'),
    last_name: text('Last name'),
    name_acronym: text('Three letters'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #'),
    headshot_url: text('Portrait'),
    country_code: text('Three letters; null since 2025, announced to go'),
  },
);
