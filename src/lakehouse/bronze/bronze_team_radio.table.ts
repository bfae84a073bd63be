import {driverNumber, meetingKey, sessionKey, text, time} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeTeamRadio = bronzeTable(
  'team_radio',
  'Links to published radio recordings as delivered.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    driver_number: driverNumber,
    date: time('When it was published'),
    recording_url: text('Recording, mp3'),
  },
);
