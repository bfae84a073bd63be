import type {Query} from '#/charts/query';
import type {Championship} from '#/domain/championshipPoints';
import type {CalendarRow, HistoryRow, ResultRow, StandingRow} from './seasonRows';

/**
 * Every session of the year, and meetings without any. Calendar and classification are silver: gold knows only races,
 * and of them only those with rows.
 */
export const calendarQuery = (year: number): Query<CalendarRow> => ({
  reads: [
    'silver_meetings',
    'silver_sessions',
    'silver_session_result',
    'gold_fastest_laps',
    'gold_tyre_strategy',
    'gold_race_control_summary',
    'gold_weather_summary',
    'gold_telemetry_laps',
  ],
  sql: `
select coalesce(s.meeting_key, m.meeting_key) as meeting_key, m.meeting_name, m.date_start as meeting_start,
  m.is_cancelled as is_meeting_cancelled, coalesce(m.location, s.location) as location,
  coalesce(m.country_name, s.country_name) as country_name, coalesce(s.circuit_key, m.circuit_key) as circuit_key,
  s.session_key, s.session_name, s.session_type, s.date_start, s.is_cancelled,
  s.session_key is not null and s.session_key in (select session_key from silver_session_result) as has_results,
  s.session_key is not null and s.session_key in (select session_key from gold_fastest_laps) as has_laps,
  s.session_key is not null and s.session_key in (select session_key from gold_tyre_strategy) as has_tyres,
  s.session_key is not null and s.session_key in (select session_key from gold_race_control_summary) as has_control,
  s.session_key is not null and s.session_key in (select session_key from gold_weather_summary) as has_weather,
  s.session_key is not null and s.session_key in (select session_key from gold_telemetry_laps) as has_telemetry
from (select * from silver_sessions where year = ${year}) s
full join (
  select * from silver_meetings
  where year = ${year} or meeting_key in (select meeting_key from silver_sessions where year = ${year})
) m on m.meeting_key = s.meeting_key
order by coalesce(s.date_start, m.date_start) nulls last, s.session_key`,
});

const figures = `round, meeting_key, meeting_name, location, position, points, points_behind_leader,
  points_source, race_points, sprint_points, wins, seconds, thirds, rounds_without_results`;
const order = 'order by round, position nulls last, points desc';

const driverStandingsQuery = (year: number): Query<StandingRow> => ({
  reads: ['gold_season_standings_drivers'],
  sql: `
select cast(driver_number as varchar) as who, ${figures}
from gold_season_standings_drivers where year = ${year} ${order}, driver_number`,
});

const teamStandingsQuery = (year: number): Query<StandingRow> => ({
  reads: ['gold_season_standings_teams'],
  sql: `
select team_name as who, ${figures}
from gold_season_standings_teams where year = ${year} ${order}, team_name`,
});

/** Every driver or team after every known round, in the order of the standings. */
export const standingsQuery = (year: number, of: Championship): Query<StandingRow> =>
  of === 'drivers' ? driverStandingsQuery(year) : teamStandingsQuery(year);

export const resultsQuery = (year: number): Query<ResultRow> => ({
  reads: ['gold_race_results', 'gold_season_entries', 'silver_sessions'],
  sql: `
select r.session_key, r.meeting_key, r.session_name, coalesce(e.season_driver_number, r.driver_number) as driver_number,
  r.position, r.grid_position, r.points, r.status
from gold_race_results r
join silver_sessions s on s.session_key = r.session_key
left join gold_season_entries e on e.year = s.year and e.driver_number = r.driver_number
where s.year = ${year}
order by r.date_start, r.session_key, r.classification_order`,
});

/** The newest Grand Prix of an earlier season at each circuit. */
export const historyQuery = (year: number): Query<HistoryRow> => ({
  reads: ['gold_circuit_history'],
  sql: `
select circuit_key, year, winner, lap_record_s, lap_record_driver, lap_record_year
from gold_circuit_history where year < ${year} and circuit_key is not null
qualify row_number() over (partition by circuit_key order by date_start desc nulls last, session_key desc) = 1`,
});
