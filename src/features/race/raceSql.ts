import type {Query} from '#/charts/query';
import type {LapRow, PitRow, ResultRow, SessionRow, StintRow} from './raceRows';

export const sessionQuery = (session: number): Query<SessionRow> => ({
  reads: ['silver_sessions', 'silver_meetings'],
  sql: `
select s.session_key, s.session_name, s.session_type, m.meeting_name, s.location, s.country_name,
  s.year, cast(epoch_ms(s.date_start) as double) as start_ms
from silver_sessions s left join silver_meetings m on m.meeting_key = s.meeting_key
where s.session_key = ${session}`,
});

export const raceResultsQuery = (session: number): Query<ResultRow> => ({
  reads: ['gold_race_results'],
  sql: `
select driver_number, position, grid_position as grid, number_of_laps, points, duration_s, gap_s, gap_laps,
  null as q1_s, null as q2_s, null as q3_s, status, pit_stops as stops, best_lap_s, best_lap_number
from gold_race_results where session_key = ${session} order by classification_order`,
});

/** Whether rain was reported, before the start included; no row outside races. */
export const rainQuery = (session: number): Query<{readonly rainfall_detected: number | null}> => ({
  reads: ['gold_race_summary'],
  sql: `select rainfall_detected from gold_race_summary where session_key = ${session}`,
});

/** Practice and qualifying have no gold classification. What is published as a practice's duration is the best lap. */
export const otherResultsQuery = (session: number): Query<ResultRow> => ({
  reads: ['silver_session_result', 'silver_laps'],
  sql: `
with best as (
  select driver_number, min(lap_duration) as best_lap_s,
    min_by(lap_number, lap_duration) as best_lap_number
  from silver_laps where session_key = ${session} and lap_duration is not null
  group by driver_number
)
select r.driver_number, r.position, null as grid, r.number_of_laps, r.points, r.duration_s, r.gap_s, r.gap_laps,
  r.q1_s, r.q2_s, r.q3_s, null as stops, coalesce(r.duration_s, b.best_lap_s) as best_lap_s, b.best_lap_number,
  case when r.dsq then 'Disqualified' when r.dns then 'Did not start' when r.dnf then 'Did not finish' end
    as status
from silver_session_result r
left join best b on b.driver_number = r.driver_number
where r.session_key = ${session}
order by r.position nulls last, r.driver_number`,
});

export const lapsQuery = (session: number): Query<LapRow> => ({
  reads: ['gold_stint_laps'],
  sql: `
select driver_number, lap_number, stint_number, cast(epoch_ms(date_start) as double) as start_ms,
  lap_time_s as lap_duration, is_pit_out_lap, coalesce(is_pit_in_lap, false) as is_pit_in_lap,
  track_status, coalesce(is_clean, false) as is_clean
from gold_stint_laps where session_key = ${session} order by driver_number, lap_number`,
});

export const stintsQuery = (session: number): Query<StintRow> => ({
  reads: ['gold_tyre_strategy'],
  sql: `
select driver_number, stint_number, lap_start, lap_end, compound, tyre_age_at_start,
  best_lap_time_on_compound as best_lap_s, avg_lap_time_on_compound as avg_lap_s, degradation_s_per_lap
from gold_tyre_strategy where session_key = ${session} order by driver_number, stint_number`,
});

export const pitQuery = (session: number): Query<PitRow> => ({
  reads: ['gold_pit_stops'],
  sql: `
select driver_number, lap_number, pit_lane_s, stationary_s as stop_duration, lane_rank,
  compound_before, compound_after, is_under_safety_car
from gold_pit_stops where session_key = ${session}
order by pit_lane_s nulls last, driver_number`,
});

/** Sessions of the same meeting that have laps or a result, in the order of the weekend. */
export const siblingsQuery = (
  session: number,
): Query<Pick<SessionRow, 'session_key' | 'session_name'>> => ({
  reads: ['silver_sessions', 'silver_laps', 'silver_session_result'],
  sql: `
select s.session_key, s.session_name
from silver_sessions s
where s.meeting_key = (select max(meeting_key) from silver_sessions where session_key = ${session})
  and (s.session_key in (select session_key from silver_laps)
    or s.session_key in (select session_key from silver_session_result))
order by s.date_start`,
});
