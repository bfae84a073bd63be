import {key, meetingKey, sessionKey, text, time, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeRaceControl = bronzeTable(
  'race_control',
  'Messages of race control as delivered; qualifying_phase and SessionStatus rows came with 2026.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    date: time('When the message was sent'),
    category: text('Flag, SafetyCar, Drs, CarEvent, SessionStatus or Other'),
    flag: text(
      'GREEN, CLEAR, YELLOW, DOUBLE YELLOW, RED, BLUE, CHEQUERED, BLACK AND WHITE; null unless category is Flag',
    ),
    scope: text('Track, Sector or Driver; null unless category is Flag'),
    sector: whole('Marshal sector of a yellow or clear flag', '1'),
    driver_number: key('Car number the message is about'),
    lap_number: whole('Lap of the leader', 'lap'),
    qualifying_phase: whole('1, 2 or 3 for Q1 to Q3', '1'),
    message: text('The message'),
  },
);
