import {driverNumber, meetingKey, real, sessionKey, time, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzePit = bronzeTable(
  'pit',
  'Visits to the pit lane as delivered; lane_duration and stop_duration came with 2026.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    driver_number: driverNumber,
    lap_number: whole('Lap on which the car came in', 'lap'),
    date: time('When the car came in'),
    pit_duration: real('Time in the pit lane; old name of lane_duration, announced to go', 's'),
    lane_duration: real('Time in the pit lane; null for the first exit', 's'),
    stop_duration: real('Time at standstill, from the 2024 United States Grand Prix on', 's'),
  },
);
