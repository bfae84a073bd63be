import {
  driverNumber,
  flag,
  meetingKey,
  real,
  sessionKey,
  text,
  time,
  warn,
  whole,
} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_race_results.sql?raw';

export const goldRaceResults: DerivedTable = {
  layer: 'gold',
  name: 'gold_race_results',
  doc:
    'One row per driver and race or sprint: the official classification as in silver_session_result, from the grid to the flag. ' +
    "The grid is that of the meeting's Qualifying, for a sprint that of its Sprint Qualifying or Sprint Shootout; penalties count as far as OpenF1 has them. " +
    "Where the winner is delivered with less than 50 s a lap, the race's times and gaps are null. " +
    'A race without a published classification has no rows. Not in the reference.',
  inputs: [
    'silver_session_result',
    'silver_sessions',
    'silver_drivers',
    'silver_starting_grid',
    'silver_pit',
    'silver_laps',
  ],
  key: ['session_key', 'driver_number'],
  sequenceBy: [],
  refreshUnit: 'meeting_key',
  columns: {
    session_key: sessionKey,
    driver_number: driverNumber,
    meeting_key: meetingKey,
    session_name: text('Race or Sprint'),
    location: text('Town or circuit district'),
    date_start: time('Scheduled start'),
    classification_order: whole(
      'From 1, without gaps: by position, then those without one by laps done, then disqualified, then not started',
      'place',
    ),
    position: whole('Classified place; null when not classified', 'place'),
    full_name: text('Driver'),
    name_acronym: text('Three letters'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #'),
    grid_position: whole('Place on the grid; null when unknown or from the pit lane', 'place'),
    positions_gained: whole('grid_position minus position; negative when lost', 'place'),
    number_of_laps: whole('Laps done', 'lap'),
    duration_s: real('Race time; null when not on the lead lap', 's'),
    gap_s: real('Gap to the winner; null when lapped', 's'),
    gap_laps: whole('Laps behind the winner; null when on the lead lap', 'lap'),
    gap_text: text('Gap as delivered'),
    points: real('Points', 'points'),
    dnf: flag('Did not finish; may be classified all the same'),
    dns: flag('Did not start'),
    dsq: flag('Disqualified'),
    status: text('Finished, Lapped, Not classified, Did not finish, Did not start or Disqualified'),
    pit_stops: whole('Visits to the pit lane; null when none of the race are known', '1'),
    best_lap_s: real('Fastest lap not begun in the pit lane', 's'),
    best_lap_number: whole('Lap that was the fastest', 'lap'),
  },
  expectations: [
    warn('named_driver', 'full_name is not null', 'The driver is in silver_drivers'),
    warn('known_grid', 'grid_position is not null or dns', 'The place on the grid is known'),
  ],
  sql,
};
