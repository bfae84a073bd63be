import {meetingKey, real, sessionKey, text, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_team_performance.sql?raw';

export const goldTeamPerformance: DerivedTable = {
  layer: 'gold',
  name: 'gold_team_performance',
  doc:
    'One row per team of a session, summed up from gold_driver_performance. As in the reference, means are those of the drivers, ' +
    'each driver counting the same however many laps driven, and drivers of unknown team share one row without a name.',
  inputs: ['gold_driver_performance'],
  key: ['session_key', 'team_name'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    team_name: text('Team; null for drivers of unknown team'),
    drivers_count: whole('Drivers with a valid lap', '1'),
    team_fastest_lap: real('Fastest valid lap', 's'),
    team_avg_lap_time: real("Mean of the drivers' mean laps", 's'),
    total_team_pit_stops: whole('Visits to the pit lane', '1'),
    team_avg_pit_duration: real("Mean of the drivers' mean times in the pit lane", 's'),
    team_max_speed: whole('Highest speed at the speed trap, on valid laps', 'km/h'),
    meeting_key: meetingKey,
    team_colour: text('Six hexadecimal digits without #'),
    intra_team_gap_s: real("Slowest minus fastest of the drivers' fastest laps", 's'),
    team_rank: whole('By fastest lap, from 1; equal ones by name', 'place'),
  },
  expectations: [warn('named_team', 'team_name is not null', 'The team is known')],
  sql,
};
