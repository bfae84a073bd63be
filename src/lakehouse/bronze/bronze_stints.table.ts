import {driverNumber, meetingKey, sessionKey, text, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeStints = bronzeTable('stints', 'Stints on one set of tyres as delivered.', {
  session_key: sessionKey,
  meeting_key: meetingKey,
  driver_number: driverNumber,
  stint_number: whole('Counts from 1', '1'),
  lap_start: whole('First lap of the stint', 'lap'),
  lap_end: whole('Last lap of the stint; 0 or before lap_start in some faulty rows', 'lap'),
  compound: text('SOFT, MEDIUM, HARD, INTERMEDIATE or WET; rarely UNKNOWN'),
  tyre_age_at_start: whole('Laps the set had done before', 'lap'),
});
