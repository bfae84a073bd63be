with races as (
  select
    c.circuit_key,
    g.session_key,
    g.meeting_key,
    g.meeting_name,
    g.circuit_short_name,
    g.country_name,
    g.location,
    g.year,
    g.date_start,
    g.winner_driver_number,
    g.winner,
    g.winner_team,
    g.winner_time_s,
    g.pole_driver_number,
    g.pole,
    g.total_laps,
    g.fastest_lap,
    g.fastest_lap_driver_number,
    g.fastest_lap_driver,
    g.safety_car_deployments,
    g.vsc_deployments,
    g.red_flags,
    g.overtakes,
    g.rainfall_detected,
    d.team_name as fastest_lap_team
  from gold_race_summary as g
  join silver_sessions as c on c.session_key = g.session_key
  left join silver_drivers as d
    on d.session_key = g.session_key and d.driver_number = g.fastest_lap_driver_number
  where not g.is_sprint
    and not coalesce(c.is_cancelled, false)
    and (
      g.winner_driver_number is not null
      or g.total_laps is not null
      or g.safety_car_deployments is not null
    )
),
compared as (
  select
    r.*,
    min(r.fastest_lap) over (
      partition by r.circuit_key
      order by r.date_start nulls last, r.session_key
      rows between unbounded preceding and 1 preceding
    ) as record_before_s,
    cast(
      row_number() over (
        partition by r.circuit_key order by r.date_start nulls last, r.session_key
      ) as bigint
    ) as known_races
  from races as r
),
records as (
  select
    c.*,
    c.fastest_lap is not null
    and (c.record_before_s is null or c.fastest_lap < c.record_before_s) as is_lap_record
  from compared as c
),
reigns as (
  select
    r.*,
    count(case when r.is_lap_record then 1 end) over (
      partition by r.circuit_key order by r.known_races
    ) as reign
  from records as r
)
select
  r.session_key,
  r.circuit_key,
  r.circuit_short_name,
  r.country_name,
  r.year,
  r.meeting_key,
  r.meeting_name,
  r.location,
  r.date_start,
  r.known_races,
  r.winner_driver_number,
  r.winner,
  r.winner_team,
  r.winner_time_s,
  case
    when r.winner is not null
      then
        count(*) over (
          partition by r.circuit_key, r.winner order by r.known_races
        )
  end as winner_wins_here,
  r.pole_driver_number,
  r.pole,
  r.pole_driver_number = r.winner_driver_number as is_won_from_pole,
  r.total_laps,
  r.fastest_lap,
  r.fastest_lap_driver_number,
  r.fastest_lap_driver,
  r.fastest_lap_team,
  r.safety_car_deployments,
  r.vsc_deployments,
  case when r.safety_car_deployments is not null then r.red_flags end as red_flags,
  r.overtakes,
  r.rainfall_detected,
  r.is_lap_record,
  min(r.fastest_lap) over (
    partition by r.circuit_key order by r.known_races
  ) as lap_record_s,
  case
    when r.reign > 0
      then max(case when r.is_lap_record then r.fastest_lap_driver end) over one_reign
  end as lap_record_driver,
  case
    when r.reign > 0 then max(case when r.is_lap_record then r.year end) over one_reign
  end as lap_record_year
from reigns as r
window one_reign as (partition by r.circuit_key, r.reign)
