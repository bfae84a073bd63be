import type {Query} from '#/charts/query';
import type {
  ComparedRow,
  DriverSeasonRow,
  FormRow,
  MateRow,
  SessionChoiceRow,
  TeamSeasonRow,
} from './driversRows';

const figures = `championship_position, championship_points, total_points, races, wins, podiums, total_poles,
  fastest_laps, dnfs, sprint_wins, best_finish_position, avg_finish_position, avg_grid_position`;
const order = 'championship_position nulls last, total_points desc nulls last';

export const driverSeasonQuery = (year: number): Query<DriverSeasonRow> => ({
  reads: ['gold_driver_season'],
  sql: `
select driver_number, points_finishes, ${figures}
from gold_driver_season where year = ${year} order by ${order}, driver_number`,
});

export const teamSeasonQuery = (year: number): Query<TeamSeasonRow> => ({
  reads: ['gold_team_season'],
  sql: `
select team_name, team_colour, num_drivers, one_twos, ${figures}
from gold_team_season where year = ${year} order by ${order}, team_name`,
});

/** Team mates in every session of the year but practice. */
export const matesQuery = (year: number): Query<MateRow> => ({
  reads: ['gold_head_to_head', 'gold_race_results', 'silver_sessions'],
  sql: `
select h.session_key, s.session_name, s.session_type, s.location, s.date_start, h.team_name, h.team_colour,
  h.driver_1_number, h.driver_2_number, h.driver_1, h.driver_2, h.driver_1_position, h.driver_2_position,
  a.points as driver_1_points, b.points as driver_2_points,
  h.qualifying_segment, h.qualifying_gap_s, h.median_lap_gap_s
from gold_head_to_head h
join silver_sessions s on s.session_key = h.session_key
left join gold_race_results a on a.session_key = h.session_key and a.driver_number = h.driver_1_number
left join gold_race_results b on b.session_key = h.session_key and b.driver_number = h.driver_2_number
where s.year = ${year} and s.session_type <> 'Practice'
order by s.date_start nulls last, h.session_key, h.team_name, h.driver_1_number, h.driver_2_number`,
});

export const formQuery = (year: number): Query<FormRow> => ({
  reads: ['gold_race_results', 'gold_season_entries', 'silver_sessions'],
  sql: `
select r.session_key, r.meeting_key, r.session_name, r.location, r.date_start,
  coalesce(e.season_driver_number, r.driver_number) as driver_number, r.team_name, r.position, r.points
from gold_race_results r
join silver_sessions s on s.session_key = r.session_key
left join gold_season_entries e on e.year = s.year and e.driver_number = r.driver_number
where s.year = ${year}
order by r.date_start nulls last, r.session_key, r.classification_order`,
});

/** Sessions with laps or a classification, the newest first. Silver: gold has no classification of practice. */
export const sessionChoicesQuery: Query<SessionChoiceRow> = {
  reads: ['silver_sessions', 'silver_session_result', 'gold_fastest_laps'],
  sql: `
select session_key, session_name, location, year, date_start
from silver_sessions
where session_key in (select session_key from gold_fastest_laps)
  or session_key in (select session_key from silver_session_result)
order by date_start desc nulls last, session_key desc`,
};

/** The drivers in the sessions, as far as they were entered; silver_drivers says who drove a number there. */
export const comparedQuery = (
  sessions: readonly number[],
  drivers: readonly number[],
): Query<ComparedRow> => {
  const [keys, numbers] = [sessions.join(', ') || 'null', drivers.join(', ') || 'null'];
  return {
    reads: [
      'silver_sessions',
      'silver_drivers',
      'gold_race_results',
      'gold_qualifying',
      'gold_race_pace',
      'gold_stint_laps',
    ],
    sql: `
with best as (
  select session_key, driver_number, min(lap_time_s) as best_lap_s
  from gold_stint_laps
  where session_key in (${keys}) and driver_number in (${numbers}) and is_valid and not is_deleted
  group by session_key, driver_number
)
select s.session_key, s.session_name, s.session_type, s.location, s.year, d.driver_number, d.full_name,
  d.name_acronym, d.team_name, d.team_colour, coalesce(r.position, q.position) as position, r.grid_position,
  r.points, r.status, q.q1_s, q.q2_s, q.q3_s, b.best_lap_s, p.median_lap_s, p.clean_laps
from silver_sessions s
join silver_drivers d on d.session_key = s.session_key
left join gold_race_results r on r.session_key = s.session_key and r.driver_number = d.driver_number
left join gold_qualifying q on q.session_key = s.session_key and q.driver_number = d.driver_number
left join gold_race_pace p on p.session_key = s.session_key and p.driver_number = d.driver_number
left join best b on b.session_key = s.session_key and b.driver_number = d.driver_number
where s.session_key in (${keys}) and d.driver_number in (${numbers})
order by s.date_start nulls last, s.session_key, d.driver_number`,
  };
};
