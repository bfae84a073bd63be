import {key, real, text, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_driver_season.sql?raw';

export const goldDriverSeason: DerivedTable = {
  layer: 'gold',
  name: 'gold_driver_season',
  doc:
    'One row per season and driver with a classified race or sprint in this lake. A person counts once, also after a change of team or number. ' +
    'Figures are of Grands Prix with a published classification; sprints stand apart, and only total_points has both. ' +
    'A race not started is no race; a car that did not finish but is classified has a place and a dnf. ' +
    'A pole is the first place on the grid, as far as a grid is known. The championship figures are of the newest known round. ' +
    "The reference's points table scores sprints like races, from the last position on the road.",
  inputs: [
    'gold_race_results',
    'gold_race_summary',
    'gold_season_entries',
    'gold_season_standings_drivers',
    'silver_sessions',
  ],
  key: ['year', 'driver_number'],
  sequenceBy: [],
  refreshUnit: 'table',
  columns: {
    year: whole('Season', '1'),
    driver_number: key('Car number of the person in this season, as season_driver_number'),
    full_name: text('Driver'),
    name_acronym: text('Three letters'),
    team_name: text('Newest team of the season'),
    team_colour: text('Six hexadecimal digits without #'),
    teams: whole('Teams driven for in races and sprints', '1'),
    races: whole('Grands Prix started', '1'),
    total_points: real('race_points and sprint_points together', 'points'),
    race_points: real('Points of Grands Prix', 'points'),
    sprint_points: real('Points of sprints', 'points'),
    wins: whole('Grands Prix won', '1'),
    podiums: whole('Grands Prix finished in the first three', '1'),
    total_poles: whole('Grands Prix started from the first place; null without a grid', '1'),
    fastest_laps: whole(
      'Grands Prix with the fastest lap; null when no lap of the season is known',
      '1',
    ),
    points_finishes: whole('Grands Prix with points', '1'),
    dnfs: whole('Grands Prix not finished', '1'),
    dns_count: whole('Grands Prix entered and not started', '1'),
    dsqs: whole('Grands Prix disqualified from', '1'),
    win_rate: real('wins in races', 'ratio'),
    podium_rate: real('podiums in races', 'ratio'),
    best_finish_position: whole('Best classified place of a Grand Prix', 'place'),
    avg_finish_position: real('Mean classified place; races without one are left out', 'place'),
    best_grid_position: whole('Best place on the grid of a Grand Prix', 'place'),
    avg_grid_position: real('Mean place on the grid; unknown ones are left out', 'place'),
    avg_positions_gained: real('Mean of grid minus finish over the Grands Prix with both', 'place'),
    total_laps: whole('Laps of Grands Prix', 'lap'),
    sprint_races: whole('Sprints started', '1'),
    sprint_wins: whole('Sprints won', '1'),
    sprint_podiums: whole('Sprints finished in the first three', '1'),
    sprint_poles: whole('Sprints started from the first place; null without a grid', '1'),
    championship_position: whole('Place after the newest known round', 'place'),
    championship_points: real('Points after the newest known round', 'points'),
    championship_source: text('championship: as published; results: summed from classifications'),
  },
  expectations: [
    warn('named_driver', 'full_name is not null', 'A session of the season names the driver'),
    warn('wins_within_podiums', 'wins <= podiums', 'A win is a podium'),
    warn('podiums_within_races', 'podiums <= races', 'A podium is of a race started'),
    warn(
      'best_within_mean',
      'best_finish_position is null or best_finish_position <= avg_finish_position',
      'The best place is not behind the mean',
    ),
  ],
  sql,
};
