import {key, meetingKey, real, sessionKey, text, time, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import {seasonCalendar} from '../views/season_calendar.view';
import {withViews} from '../views/withViews';
import sql from './gold_season_standings_drivers.sql?raw';

export const goldSeasonStandingsDrivers: DerivedTable = {
  layer: 'gold',
  name: 'gold_season_standings_drivers',
  doc:
    'One row per driver and round of a season, after the round, for every driver classified or listed up to it. ' +
    "A round is a meeting with a Race that is not cancelled, numbered along this lake's calendar: the championship's own number only when the whole calendar is loaded. " +
    'points and position are those of championship_drivers under the Race where it lists the driver (points_source championship); ' +
    'else points are the sum of the classifications of this lake up to the round, and where the endpoint lists nobody the position orders by them, then wins, seconds, thirds and each further place, then number. ' +
    'Where it lists others but not this driver, position is null. A sprint counts for its meeting. ' +
    "The reference's points table scores last positions of races and sprints alike; this one takes points as published.",
  inputs: [
    'gold_race_results',
    'gold_season_entries',
    'silver_championship_drivers',
    'silver_sessions',
    'silver_meetings',
  ],
  key: ['year', 'round', 'driver_number'],
  sequenceBy: [],
  refreshUnit: 'table',
  columns: {
    year: whole('Season', '1'),
    round: whole('Race of the season, from 1, along the calendar of this lake', '1'),
    driver_number: key('Car number of the person in this season, as season_driver_number'),
    meeting_key: meetingKey,
    session_key: {...sessionKey, doc: 'Race of the round'},
    meeting_name: text('Grand Prix'),
    location: text('Town or circuit district'),
    date_start: time('Scheduled start of the race'),
    full_name: text('Driver'),
    name_acronym: text('Three letters'),
    team_name: text("Team in the round's race, else the newest of the season"),
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
    warn('named_driver', 'full_name is not null', 'A session of the season names the driver'),
    warn('placed', 'position is not null', 'The championship lists the driver'),
    warn('points_not_negative', 'points >= 0', 'Points are never negative'),
  ],
  sql: withViews(sql, [seasonCalendar]),
  views: [seasonCalendar],
};
