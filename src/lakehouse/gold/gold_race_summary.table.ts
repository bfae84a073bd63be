import {flag, key, meetingKey, real, sessionKey, text, time, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_race_summary.sql?raw';

export const goldRaceSummary: DerivedTable = {
  layer: 'gold',
  name: 'gold_race_summary',
  doc:
    'One row per race and sprint that silver_sessions lists, also before anything else is known of it: its figures are null then. ' +
    'As in the reference, total_pit_stops counts timed laps begun in the pit lane, yellow_flags counts single yellows only, safety_cars counts ' +
    'messages about the safety car, real or virtual (two or more for each deployment), and the three flag counts are 0 when no message is known. ' +
    'The added counts are null then, and safety_car_deployments and vsc_deployments count the messages that say DEPLOYED. ' +
    "The winner is who is classified first in silver_session_result; pole is who starts first by silver_starting_grid of the meeting's " +
    'Qualifying, for a sprint of its Sprint Qualifying or Sprint Shootout.',
  inputs: [
    'silver_sessions',
    'silver_meetings',
    'silver_laps',
    'silver_race_control',
    'silver_weather',
    'silver_session_result',
    'silver_starting_grid',
    'silver_overtakes',
    'silver_drivers',
  ],
  key: ['session_key'],
  sequenceBy: [],
  refreshUnit: 'meeting_key',
  columns: {
    session_key: sessionKey,
    meeting_key: meetingKey,
    session_name: text('Race or Sprint'),
    location: text('Town or circuit district'),
    date_start: time('Scheduled start'),
    date_end: time('Scheduled end'),
    total_laps: whole('Highest number of a timed lap; null without laps', 'lap'),
    fastest_lap: real('Fastest timed lap, laps begun in the pit lane included', 's'),
    total_pit_stops: whole('Timed laps begun in the pit lane; null without laps', '1'),
    yellow_flags: whole('Messages with flag YELLOW; double yellows not counted', '1'),
    red_flags: whole('Messages with flag RED', '1'),
    safety_cars: whole('Messages of category SafetyCar, not deployments', '1'),
    avg_air_temp: real('Mean over the weather samples, those before the start included', '°C'),
    avg_track_temp: real('Mean over the weather samples, those before the start included', '°C'),
    rainfall_detected: whole('1 when a weather sample reports rain, else 0', '1'),
    year: whole('Season', '1'),
    meeting_name: text('Grand Prix'),
    country_name: text('Country'),
    circuit_short_name: text('Circuit'),
    is_sprint: flag('A sprint, not a Grand Prix'),
    double_yellow_flags: whole('Messages with flag DOUBLE YELLOW; null without messages', '1'),
    safety_car_deployments: whole('Times the safety car came out; null without messages', '1'),
    vsc_deployments: whole('Times the virtual safety car was called; null without messages', '1'),
    overtakes: whole('Exchanges of position; null when none is known', '1'),
    winner_driver_number: key('Car number of the winner; null without a classification'),
    winner: text('Full name of the winner'),
    winner_team: text('Team of the winner'),
    winner_time_s: real(
      'Race time of the winner; null when delivered with less than 50 s a lap',
      's',
    ),
    pole_driver_number: key('Car number that starts first; null without a grid'),
    pole: text('Full name of who starts first'),
    fastest_lap_driver_number: key('Car number of the fastest lap; of equal ones the earliest lap'),
    fastest_lap_driver: text('Full name of who drove the fastest lap'),
  },
  expectations: [
    warn('has_laps', 'total_laps is not null', 'The laps of the race are known'),
    warn('has_winner', 'winner_driver_number is not null', 'The classification is known'),
  ],
  sql,
};
