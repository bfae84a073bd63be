import {codes, driverNumber, flag, meetingKey, real, sessionKey, time, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeLaps = bronzeTable(
  'laps',
  'Laps as delivered; corrected laps are delivered again.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    driver_number: driverNumber,
    lap_number: whole('Counts from 1', 'lap'),
    date_start: time('Start of the lap; null for some first laps'),
    lap_duration: real('Line to line; hours in the garage count', 's'),
    duration_sector_1: real('Sector 1', 's'),
    duration_sector_2: real('Sector 2', 's'),
    duration_sector_3: real('Sector 3', 's'),
    i1_speed: whole('Speed at the first intermediate', 'km/h'),
    i2_speed: whole('Speed at the second intermediate', 'km/h'),
    st_speed: whole('Speed at the speed trap', 'km/h'),
    is_pit_out_lap: flag('The lap began in the pit lane'),
    segments_sector_1: codes(
      'Mini sector colours: 2048 yellow, 2049 green, 2051 purple, 2064 pit lane, 0 none',
    ),
    segments_sector_2: codes('As segments_sector_1'),
    segments_sector_3: codes('As segments_sector_1'),
  },
);
