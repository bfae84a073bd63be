import {real, text, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_team_season.sql?raw';

export const goldTeamSeason: DerivedTable = {
  layer: 'gold',
  name: 'gold_team_season',
  doc:
    'One row per season and team with a classified race or sprint in this lake. A car counts for the team entered for that session; cars without a known team are left out. ' +
    'Figures are of Grands Prix with a published classification; sprints stand apart, and only total_points has both. ' +
    'The championship figures are of the newest known round. Not in the reference.',
  inputs: [
    'gold_race_results',
    'gold_race_summary',
    'gold_season_entries',
    'gold_season_standings_teams',
    'silver_sessions',
    'silver_drivers',
  ],
  key: ['year', 'team_name'],
  sequenceBy: [],
  refreshUnit: 'table',
  columns: {
    year: whole('Season', '1'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #; of several the last in the alphabet'),
    num_drivers: whole('People who drove for the team in races and sprints', '1'),
    races: whole('Grands Prix entered', '1'),
    race_entries: whole('Cars that started a Grand Prix', '1'),
    total_points: real('race_points and sprint_points together', 'points'),
    race_points: real('Points of Grands Prix', 'points'),
    sprint_points: real('Points of sprints', 'points'),
    wins: whole('Grands Prix won', '1'),
    podiums: whole('Cars in the first three of a Grand Prix', '1'),
    one_twos: whole('Grands Prix with the first two places', '1'),
    double_points_finishes: whole('Grands Prix with two cars in the points', '1'),
    total_poles: whole('Grands Prix started from the first place; null without a grid', '1'),
    fastest_laps: whole(
      'Grands Prix with the fastest lap; null when no lap of the season is known',
      '1',
    ),
    dnfs: whole('Cars that did not finish a Grand Prix', '1'),
    dns_count: whole('Cars entered for a Grand Prix that did not start', '1'),
    dsqs: whole('Cars disqualified from a Grand Prix', '1'),
    best_finish_position: whole('Best classified place of a Grand Prix', 'place'),
    avg_finish_position: real(
      'Mean classified place over cars; those without are left out',
      'place',
    ),
    best_grid_position: whole('Best place on the grid of a Grand Prix', 'place'),
    avg_grid_position: real('Mean place on the grid over cars; unknown ones are left out', 'place'),
    total_laps: whole('Laps of Grands Prix, of all cars', 'lap'),
    sprint_entries: whole('Cars that started a sprint', '1'),
    sprint_wins: whole('Sprints won', '1'),
    sprint_podiums: whole('Cars in the first three of a sprint', '1'),
    championship_position: whole('Place after the newest known round', 'place'),
    championship_points: real('Points after the newest known round', 'points'),
    championship_source: text('championship: as published; results: summed from classifications'),
  },
  expectations: [
    warn('wins_within_podiums', 'wins <= podiums', 'A win is a podium'),
    warn('one_twos_within_wins', 'one_twos <= wins', 'A one-two is a win'),
    warn('two_cars_a_race', 'race_entries <= 2 * races', 'A team starts two cars at most'),
  ],
  sql,
};
