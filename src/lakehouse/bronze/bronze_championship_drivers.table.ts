import {driverNumber, meetingKey, real, sessionKey, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeChampionshipDrivers = bronzeTable(
  'championship_drivers',
  'Standings of drivers before and after a race as delivered.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    driver_number: driverNumber,
    position_start: whole('Place before the race; null at the first of a season', 'place'),
    position_current: whole('Place after the race', 'place'),
    points_start: real('Points before the race; null at the first of a season', 'points'),
    points_current: real('Points after the race', 'points'),
  },
);
