import {driverNumber, meetingKey, sessionKey, text, time} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeIntervals = bronzeTable(
  'intervals',
  'Gaps about every four seconds as delivered, in races and sprints; numbers and texts kept as source text.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    driver_number: driverNumber,
    date: time('When the gap was measured'),
    gap_to_leader: text('Seconds, or laps as in +1 LAP'),
    interval: text('Gap to the car ahead: seconds, or laps as in +1 LAP'),
  },
);
