import {driverNumber, flag, meetingKey, real, sessionKey, text, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeSessionResult = bronzeTable(
  'session_result',
  'Classification as delivered; numbers, lists and texts of one field kept as source text.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    driver_number: driverNumber,
    position: whole('Classified place; null when not classified', 'place'),
    number_of_laps: whole('Laps done', 'lap'),
    points: real('Points of a race or sprint; not delivered for other sessions', 'points'),
    dnf: flag('Did not finish'),
    dns: flag('Did not start'),
    dsq: flag('Disqualified'),
    duration: text(
      'Seconds: race time, or best lap of a practice; a list [Q1, Q2, Q3] for a qualifying',
    ),
    gap_to_leader: text('Seconds, laps as in +1 LAP, or a list [Q1, Q2, Q3] for a qualifying'),
  },
);
