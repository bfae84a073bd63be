import {driverNumber, meetingKey, sessionKey, time, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeCarData = bronzeTable(
  'car_data',
  'Telemetry about 3.7 times a second as delivered.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    driver_number: driverNumber,
    date: time('When it was measured'),
    speed: whole('Speed', 'km/h'),
    rpm: whole('Engine speed', 'rpm'),
    n_gear: whole('Gear, 0 is neutral', '1'),
    throttle: whole('Throttle; 104 means no valid value', '%'),
    brake: whole('0 or 100; 104 means no valid value', '%'),
    drs: whole('Rear wing: 0 and 1 closed, 8 eligible, 10, 12 and 14 open', '1'),
  },
);
