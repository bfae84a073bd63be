import {meetingKey, real, sessionKey, text, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_race_control_summary.sql?raw';

export const goldRaceControlSummary: DerivedTable = {
  layer: 'gold',
  name: 'gold_race_control_summary',
  doc:
    'One row per session with messages of race control. Safety cars, virtual safety cars and red flags are counted as periods of gold_track_status, ' +
    'not as messages; flags, investigations and penalties as messages, which may repeat an incident. A penalty is counted when it is given, not when it is served. ' +
    'Periods whose end is unknown have no time in the sums. Not in the reference, whose counts of messages gold_race_summary has.',
  inputs: ['silver_race_control', 'silver_sessions', 'gold_track_status'],
  key: ['session_key'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    meeting_key: meetingKey,
    session_name: text('Session'),
    messages: whole('Messages', '1'),
    safety_car_deployments: whole('Times the safety car came out', '1'),
    vsc_deployments: whole('Times the virtual safety car was called', '1'),
    red_flag_stoppages: whole('Times the session was stopped', '1'),
    safety_car_s: real('Time behind the safety car', 's'),
    vsc_s: real('Time under the virtual safety car', 's'),
    red_flag_s: real('Time the session stood still', 's'),
    yellow_periods: whole('Times a sector was yellow, single or double', '1'),
    yellow_flags: whole('Messages with flag YELLOW', '1'),
    double_yellow_flags: whole('Messages with flag DOUBLE YELLOW', '1'),
    blue_flags: whole('Messages with flag BLUE', '1'),
    black_and_white_flags: whole('Messages with flag BLACK AND WHITE', '1'),
    incidents_noted: whole('Messages that note an incident', '1'),
    investigations: whole('Messages that open an investigation, now or after the session', '1'),
    dismissals: whole('Messages that close an incident without further action', '1'),
    penalties: whole('Penalties given', '1'),
    time_penalties: whole('Of these, seconds added', '1'),
    drive_through_penalties: whole('Of these, drives through the pit lane', '1'),
    stop_go_penalties: whole('Of these, stops in the pit lane', '1'),
    track_limits_deletions: whole('Lap times deleted for track limits', '1'),
  },
  expectations: [
    warn('known_session', 'session_name is not null', 'The session is in silver_sessions'),
    warn(
      'penalties_add_up',
      'time_penalties + drive_through_penalties + stop_go_penalties <= penalties',
      'Kinds of penalties are no more than all',
    ),
  ],
  sql,
};
