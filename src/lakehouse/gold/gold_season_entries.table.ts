import {driverNumber, key, text, time, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_season_entries.sql?raw';

export const goldSeasonEntries: DerivedTable = {
  layer: 'gold',
  name: 'gold_season_entries',
  doc:
    'One row per season and car number: who drove it, as the newest race or sprint says, else the newest session of any kind. ' +
    'A number is one person within a season, so a new spelling of the name splits nobody; a person who raced under two numbers ' +
    'has two rows with one season_driver_number, by which season tables count. Numbers of other seasons may be other people. Not in the reference.',
  inputs: ['silver_drivers', 'silver_sessions'],
  key: ['year', 'driver_number'],
  sequenceBy: [],
  refreshUnit: 'table',
  columns: {
    year: whole('Season', '1'),
    driver_number: driverNumber,
    season_driver_number: key(
      'Number under which the season tables count the person: of two numbers the one raced last',
    ),
    full_name: text('Driver; null when no session of the season names one'),
    name_acronym: text('Three letters'),
    team_name: text('Newest team'),
    team_colour: text('Six hexadecimal digits without #, of the newest team'),
    teams: whole('Teams the number was entered for', '1'),
    sessions: whole('Sessions the number was entered in, practices included', '1'),
    first_session_start: time('Scheduled start of the first of them'),
    last_session_start: time('Scheduled start of the last of them'),
  },
  expectations: [
    warn('named_driver', 'full_name is not null', 'A session of the season names the driver'),
    warn('named_team', 'team_name is not null', 'A session of the season names the team'),
  ],
  sql,
};
