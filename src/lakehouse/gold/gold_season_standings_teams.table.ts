import {meetingKey, real, sessionKey, text, time, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import {seasonCalendar} from '../views/season_calendar.view';
import {withViews} from '../views/withViews';
import sql from './gold_season_standings_teams.sql?raw';

export const goldSeasonStandingsTeams: DerivedTable = {
  layer: 'gold',
  name: 'gold_season_standings_teams',
  doc:
    'One row per team and round of a season, after the round, for every team classified or listed up to it. ' +
    'Rounds, sources and ties as in gold_season_standings_drivers, from championship_teams, else from the classifications; ' +
    'a driver scores for the team entered for that session, so one who moves splits between two teams. ' +
    'Classified cars whose team is unknown, and listed teams without a name, are left out. Not in the reference.',
  inputs: ['gold_race_results', 'silver_championship_teams', 'silver_sessions', 'silver_meetings'],
  key: ['year', 'round', 'team_name'],
  sequenceBy: [],
  refreshUnit: 'table',
  columns: {
    year: whole('Season', '1'),
    round: whole('Race of the season, from 1, along the calendar of this lake', '1'),
    team_name: text('Team'),
    meeting_key: meetingKey,
    session_key: {...sessionKey, doc: 'Race of the round'},
    meeting_name: text('Grand Prix'),
    location: text('Town or circuit district'),
    date_start: time('Scheduled start of the race'),
    position: whole('Place in the championship after the round', 'place'),
    points: real('Points of the season after the round', 'points'),
    points_behind_leader: real('Points to the most of the round', 'points'),
    points_source: text('championship: as published; results: summed from classifications'),
    race_points: real('Points of the race of this round, as classified', 'points'),
    sprint_points: real('Points of the sprint of this round, as classified', 'points'),
    race_points_total: real('Race points up to this round, of the classifications known', 'points'),
    sprint_points_total: real(
      'Sprint points up to this round, of the classifications known',
      'points',
    ),
    results_points: real('race_points_total and sprint_points_total together', 'points'),
    wins: whole('Races won up to this round, of those known; sprints not counted', '1'),
    seconds: whole('Second places up to this round, sprints not counted', '1'),
    thirds: whole('Third places up to this round, sprints not counted', '1'),
    rounds_without_results: whole(
      'Rounds of this calendar up to this one whose race has no classification: results_points lack them',
      '1',
    ),
  },
  expectations: [
    warn('placed', 'position is not null', 'The championship lists the team'),
    warn('points_not_negative', 'points >= 0', 'Points are never negative'),
  ],
  sql: withViews(sql, [seasonCalendar]),
  views: [seasonCalendar],
};
