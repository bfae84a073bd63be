with stint_laps as (
  select
    s.session_key,
    s.meeting_key,
    s.driver_number,
    s.stint_number,
    s.compound,
    s.lap_start,
    s.lap_end,
    s.tyre_age_at_start,
    l.lap_number,
    l.lap_duration,
    l.is_pit_out_lap,
    min(l.lap_duration) over (
      partition by s.session_key, s.driver_number, s.stint_number
    ) as best
  from silver_stints as s
  join silver_laps as l
    on l.session_key = s.session_key
    and l.driver_number = s.driver_number
    and l.lap_number between s.lap_start and s.lap_end
),
stints as (
  select
    session_key,
    driver_number,
    stint_number,
    max(meeting_key) as meeting_key,
    max(compound) as compound,
    max(lap_start) as lap_start,
    max(lap_end) as lap_end,
    max(tyre_age_at_start) as tyre_age_at_start,
    max(lap_number) as last_lap,
    count(lap_duration) as timed_laps,
    round(avg(lap_duration), 9) as avg_lap_time_on_compound,
    min(lap_duration) as best_lap_time_on_compound,
    count(case when not is_pit_out_lap and lap_duration <= 1.07 * best then 1 end) as clean_laps,
    regr_slope(
      case when not is_pit_out_lap and lap_duration <= 1.07 * best then lap_duration end,
      cast(lap_number as double)
    ) as slope
  from stint_laps
  group by session_key, driver_number, stint_number
)
select
  s.session_key,
  s.driver_number,
  d.full_name,
  d.team_name,
  s.stint_number,
  s.compound,
  s.lap_end - s.lap_start + 1 as stint_laps,
  s.tyre_age_at_start,
  s.avg_lap_time_on_compound,
  s.best_lap_time_on_compound,
  s.meeting_key,
  d.name_acronym,
  d.team_colour,
  s.lap_start,
  s.lap_end,
  s.tyre_age_at_start + s.last_lap - s.lap_start + 1 as tyre_age_at_end,
  s.timed_laps,
  s.clean_laps,
  case when s.clean_laps >= 5 then round(s.slope, 9) end as degradation_s_per_lap
from stints as s
left join silver_drivers as d
  on d.session_key = s.session_key and d.driver_number = s.driver_number
