import {driverNumber, meetingKey, sessionKey, time, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeLocation = bronzeTable(
  'location',
  'Position on the track map about 3.7 times a second as delivered; origin and rotation differ by circuit.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    driver_number: driverNumber,
    date: time('When it was measured'),
    x: whole('Along the first axis', '1/10 m'),
    y: whole('Along the second axis', '1/10 m'),
    z: whole('Height', '1/10 m'),
  },
);
