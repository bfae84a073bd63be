import {key, meetingKey, sessionKey, time, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeOvertakes = bronzeTable(
  'overtakes',
  'Exchanges of position as delivered, in races: also by pit stops and penalties.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    date: time('When the positions changed'),
    overtaking_driver_number: key('Car number of the driver who gained'),
    overtaken_driver_number: key('Car number of the driver who lost'),
    position: whole('New position of the overtaking driver', 'place'),
  },
);
