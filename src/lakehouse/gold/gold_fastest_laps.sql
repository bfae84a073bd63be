with valid_laps as (
  select
    session_key,
    meeting_key,
    driver_number,
    lap_number,
    lap_duration,
    duration_sector_1,
    duration_sector_2,
    duration_sector_3,
    row_number() over (
      partition by session_key, driver_number order by lap_duration, lap_number
    ) as place
  from silver_laps
  where not is_pit_out_lap and lap_duration is not null
),
fastest as (
  select
    *,
    cast(
      row_number() over (partition by session_key order by lap_duration, driver_number) as bigint
    ) as rank_in_session,
    min(lap_duration) over (partition by session_key) as best
  from valid_laps
  where place = 1
),
tyres as (
  select f.session_key, f.driver_number, max(t.stint_number) as stint_number
  from fastest as f
  join silver_stints as t
    on t.session_key = f.session_key
    and t.driver_number = f.driver_number
    and f.lap_number between t.lap_start and t.lap_end
  group by f.session_key, f.driver_number
)
select
  f.session_key,
  s.session_name,
  s.location,
  s.date_start,
  f.rank_in_session as rank,
  f.driver_number,
  d.full_name,
  d.team_name,
  f.lap_number,
  f.lap_duration as fastest_lap_time,
  f.meeting_key,
  d.name_acronym,
  d.team_colour,
  round(f.lap_duration - f.best, 3) as gap_to_fastest_s,
  f.duration_sector_1 as sector_1_s,
  f.duration_sector_2 as sector_2_s,
  f.duration_sector_3 as sector_3_s,
  t.compound,
  f.lap_number - t.lap_start + t.tyre_age_at_start as tyre_age_laps
from fastest as f
left join silver_sessions as s on s.session_key = f.session_key
left join silver_drivers as d
  on d.session_key = f.session_key and d.driver_number = f.driver_number
left join tyres as y
  on y.session_key = f.session_key and y.driver_number = f.driver_number
left join silver_stints as t
  on t.session_key = y.session_key
  and t.driver_number = y.driver_number
  and t.stint_number = y.stint_number
