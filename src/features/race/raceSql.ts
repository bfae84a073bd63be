import type {TableName} from '#/lakehouse/define';

/** A query of this screen and the tables whose change makes its answer stale. */
export interface RaceQuery {
  readonly sql: string;
  readonly reads: readonly TableName[];
}

export const sessionQuery = (session: number): RaceQuery => ({
  reads: ['silver_sessions', 'silver_meetings'],
  sql: `
select s.session_key, s.session_name, s.session_type, m.meeting_name, s.location, s.country_name,
  s.year, cast(epoch_ms(s.date_start) as double) as start_ms
from silver_sessions s left join silver_meetings m on m.meeting_key = s.meeting_key
where s.session_key = ${session}`,
});

export const driversQuery = (session: number): RaceQuery => ({
  reads: ['silver_drivers'],
  sql: `
select driver_number, full_name, name_acronym, team_name, team_colour
from silver_drivers where session_key = ${session} order by driver_number`,
});

/** A race's grid stands under the qualifying of its meeting; a sprint's under the sprint qualifying. */
export const resultsQuery = (session: number): RaceQuery => ({
  reads: [
    'silver_session_result',
    'silver_starting_grid',
    'silver_sessions',
    'silver_pit',
    'silver_laps',
  ],
  sql: `
with race as (select * from silver_sessions where session_key = ${session}),
grid as (
  select g.driver_number, min(g.position) as position
  from race r
  join silver_sessions q on q.meeting_key = r.meeting_key and q.session_name in (
    case when r.session_name = 'Sprint' then 'Sprint Qualifying' else 'Qualifying' end,
    case when r.session_name = 'Sprint' then 'Sprint Shootout' else 'Qualifying' end)
  join silver_starting_grid g on g.session_key = q.session_key
  where r.session_type = 'Race'
  group by g.driver_number
),
stops as (
  select driver_number, count(*) as stops from silver_pit
  where session_key = ${session} group by driver_number
),
best as (
  select driver_number, min(lap_duration) as best_lap_s, min_by(lap_number, lap_duration) as best_lap_number
  from silver_laps where session_key = ${session} and lap_duration is not null group by driver_number
)
select r.driver_number, r.position, r.number_of_laps, r.points, r.dnf, r.dns, r.dsq, r.duration_s, r.gap_s,
  r.gap_laps, r.q1_s, r.q2_s, r.q3_s, grid.position as grid, stops.stops, best.best_lap_s, best.best_lap_number
from silver_session_result r
left join grid on grid.driver_number = r.driver_number
left join stops on stops.driver_number = r.driver_number
left join best on best.driver_number = r.driver_number
where r.session_key = ${session}
order by r.position nulls last, r.number_of_laps desc nulls last, r.driver_number`,
});

export const lapsQuery = (session: number): RaceQuery => ({
  reads: ['silver_laps', 'silver_pit'],
  sql: `
select l.driver_number, l.lap_number, cast(epoch_ms(l.date_start) as double) as start_ms, l.lap_duration,
  l.is_pit_out_lap, p.driver_number is not null as is_pit_in_lap
from silver_laps l
left join silver_pit p on p.session_key = l.session_key and p.driver_number = l.driver_number
  and p.lap_number = l.lap_number
where l.session_key = ${session}
order by l.driver_number, l.lap_number`,
});

export const stintsQuery = (session: number): RaceQuery => ({
  reads: ['silver_stints', 'silver_laps'],
  sql: `
select s.driver_number, s.stint_number, s.lap_start, s.lap_end, s.compound, s.tyre_age_at_start,
  min(l.lap_duration) as best_lap_s, avg(l.lap_duration) as avg_lap_s
from silver_stints s
left join silver_laps l on l.session_key = s.session_key and l.driver_number = s.driver_number
  and l.lap_number between s.lap_start and s.lap_end and not coalesce(l.is_pit_out_lap, false)
where s.session_key = ${session} and s.lap_end >= s.lap_start
group by s.driver_number, s.stint_number, s.lap_start, s.lap_end, s.compound, s.tyre_age_at_start
order by s.driver_number, s.stint_number`,
});

export const pitQuery = (session: number): RaceQuery => ({
  reads: ['silver_pit'],
  sql: `
select driver_number, lap_number, pit_lane_s, stop_duration
from silver_pit where session_key = ${session} order by pit_lane_s nulls last`,
});

export const messagesQuery = (session: number): RaceQuery => ({
  reads: ['silver_race_control'],
  sql: `
select cast(epoch_ms(date) as double) as at_ms, lap_number, category, flag, message
from silver_race_control
where session_key = ${session} and (category in ('SafetyCar', 'SessionStatus') or flag = 'RED')
order by date`,
});
