import {driverNumber, meetingKey, sessionKey, time, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzePosition = bronzeTable(
  'position',
  'Changes of position as delivered: the first placing, then changes only.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    driver_number: driverNumber,
    date: time('When the position was taken'),
    position: whole('On track; the last one is not the classification', 'place'),
  },
);
