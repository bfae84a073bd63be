import {driverNumber, key, meetingKey, real, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeStartingGrid = bronzeTable(
  'starting_grid',
  'Starting grid as delivered: it stands under the key of the qualifying, not of the race.',
  {
    session_key: key('Qualifying, Sprint Qualifying or Sprint Shootout that set the grid'),
    meeting_key: meetingKey,
    driver_number: driverNumber,
    position: whole('Place on the grid', 'place'),
    lap_duration: real('Qualifying lap', 's'),
  },
);
