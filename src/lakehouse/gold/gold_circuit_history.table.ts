import {flag, key, meetingKey, real, sessionKey, text, time, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_circuit_history.sql?raw';

export const goldCircuitHistory: DerivedTable = {
  layer: 'gold',
  name: 'gold_circuit_history',
  doc:
    'One row per Grand Prix held at a circuit, as far as this lake knows its classification, laps or race control: one per circuit and year, but for a year with two. ' +
    'Figures are those of gold_race_summary; sprints and cancelled races are left out. ' +
    "The lap record is the fastest lap of a Grand Prix among this lake's, up to and including the row's; an equal lap takes nothing away. " +
    'OpenF1 begins with 2023 and numbers a circuit the same after its layout changed, so it is not the official record. Not in the reference.',
  inputs: ['gold_race_summary', 'silver_sessions', 'silver_drivers'],
  key: ['session_key'],
  sequenceBy: [],
  refreshUnit: 'table',
  columns: {
    session_key: {...sessionKey, doc: 'The race'},
    circuit_key: key('Circuit, as numbered by OpenF1'),
    circuit_short_name: text('Circuit'),
    country_name: text('Country'),
    year: whole('Season', '1'),
    meeting_key: meetingKey,
    meeting_name: text('Grand Prix'),
    location: text('Town or circuit district'),
    date_start: time('Scheduled start'),
    known_races: whole('Races at this circuit known to this lake, up to this one', '1'),
    winner_driver_number: key('Car number of the winner; null without a classification'),
    winner: text('Full name of the winner'),
    winner_team: text('Team of the winner'),
    winner_time_s: real('Race time of the winner, as delivered', 's'),
    winner_wins_here: whole('Known wins of the winner at this circuit, this one counted', '1'),
    pole_driver_number: key('Car number that started first; null without a grid'),
    pole: text('Full name of who started first'),
    is_won_from_pole: flag('The winner started first; null when either is unknown'),
    total_laps: whole('Highest number of a timed lap; null without laps', 'lap'),
    fastest_lap: real('Fastest timed lap of the race', 's'),
    fastest_lap_driver_number: key('Car number of the fastest lap'),
    fastest_lap_driver: text('Full name of who drove the fastest lap'),
    fastest_lap_team: text('Team of who drove the fastest lap'),
    safety_car_deployments: whole('Times the safety car came out; null without messages', '1'),
    vsc_deployments: whole('Times the virtual safety car was called; null without messages', '1'),
    red_flags: whole('Messages with flag RED; null without messages', '1'),
    overtakes: whole('Exchanges of position; null when none is known', '1'),
    rainfall_detected: whole('1 when a weather sample reports rain, else 0', '1'),
    is_lap_record: flag('The fastest lap beat every earlier race known here; so does the first'),
    lap_record_s: real('Fastest lap of the known races here, up to this one', 's'),
    lap_record_driver: text('Who drove it'),
    lap_record_year: whole('Season of it', '1'),
  },
  expectations: [
    warn('known_circuit', 'circuit_key is not null', 'The calendar says which circuit it is'),
    warn('has_winner', 'winner_driver_number is not null', 'The classification is known'),
    warn(
      'record_not_beaten',
      'fastest_lap is null or lap_record_s <= fastest_lap',
      'No lap of the race is faster than the record after it',
    ),
  ],
  sql,
};
