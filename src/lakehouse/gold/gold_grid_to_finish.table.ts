import {driverNumber, meetingKey, real, sessionKey, text, time, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_grid_to_finish.sql?raw';

export const goldGridToFinish: DerivedTable = {
  layer: 'gold',
  name: 'gold_grid_to_finish',
  doc:
    'One row per driver and race or sprint of gold_race_results: the places from the grid over lap 1 to the flag. ' +
    'The place after lap 1 is the latest published when the driver ended it, or began lap 2 where lap 1 has no row; null for who did not, ' +
    'and where the feed has no place by then. Places gained count retirements ahead. Not in the reference.',
  inputs: ['gold_race_results', 'gold_stint_laps', 'silver_position'],
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
    full_name: text('Driver'),
    name_acronym: text('Three letters'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #'),
    grid_position: whole('Place on the grid; null when unknown or from the pit lane', 'place'),
    position_after_lap_1: whole('Place at the end of lap 1', 'place'),
    gained_on_lap_1: whole('grid_position minus position_after_lap_1; negative when lost', 'place'),
    position: whole('Classified place; null when not classified', 'place'),
    gained_after_lap_1: whole('position_after_lap_1 minus position; negative when lost', 'place'),
    positions_gained: whole('grid_position minus position; negative when lost', 'place'),
    status: text('Finished, Lapped, Not classified, Did not finish, Did not start or Disqualified'),
    points: real('Points', 'points'),
    number_of_laps: whole('Laps done', 'lap'),
    pit_stops: whole('Visits to the pit lane; null when none of the race are known', '1'),
  },
  expectations: [
    warn(
      'known_grid',
      "grid_position is not null or status = 'Did not start'",
      'The place on the grid is known',
    ),
    warn(
      'known_lap_1',
      'position_after_lap_1 is not null or coalesce(number_of_laps, 0) = 0',
      'Who did a lap has a place after it',
    ),
  ],
  sql,
};
