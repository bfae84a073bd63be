with races as (
  select *
  from silver_sessions
  where session_type in ('Race', 'Sprint')
),
timed_laps as (
  select
    session_key,
    driver_number,
    lap_number,
    lap_duration,
    is_pit_out_lap,
    row_number() over (partition by session_key order by lap_duration, lap_number, driver_number) as place
  from silver_laps
  where lap_duration is not null
),
lap_summary as (
  select
    session_key,
    max(lap_number) as total_laps,
    min(lap_duration) as fastest_lap,
    count(case when is_pit_out_lap then 1 end) as total_pit_stops,
    max(case when place = 1 then driver_number end) as fastest_lap_driver_number
  from timed_laps
  group by session_key
),
incidents as (
  select
    session_key,
    count(case when flag = 'YELLOW' then 1 end) as yellow_flags,
    count(case when flag = 'RED' then 1 end) as red_flags,
    count(case when category = 'SafetyCar' then 1 end) as safety_cars,
    count(case when flag = 'DOUBLE YELLOW' then 1 end) as double_yellow_flags,
    count(
      case
        when category = 'SafetyCar' and message like '%DEPLOYED%'
          and message not like '%VIRTUAL%' and message not like '%VSC%' then 1
      end
    ) as safety_car_deployments,
    count(
      case
        when category = 'SafetyCar' and message like '%DEPLOYED%'
          and (message like '%VIRTUAL%' or message like '%VSC%') then 1
      end
    ) as vsc_deployments
  from silver_race_control
  group by session_key
),
weather_summary as (
  select
    session_key,
    round(avg(air_temperature), 9) as avg_air_temp,
    round(avg(track_temperature), 9) as avg_track_temp,
    max(rainfall) as rainfall_detected
  from silver_weather
  group by session_key
),
winners as (
  select
    session_key,
    min(driver_number) as driver_number,
    min(case when duration_s >= coalesce(number_of_laps, 0) * 50 then duration_s end) as duration_s
  from silver_session_result
  where position = 1
  group by session_key
),
poles as (
  select
    q.meeting_key,
    q.session_name <> 'Qualifying' as is_sprint,
    min(g.driver_number) as driver_number
  from silver_starting_grid as g
  join silver_sessions as q on q.session_key = g.session_key
  where g.position = 1
    and q.session_name in ('Qualifying', 'Sprint Qualifying', 'Sprint Shootout')
  group by q.meeting_key, q.session_name <> 'Qualifying'
),
passes as (
  select session_key, count(*) as overtakes
  from silver_overtakes
  group by session_key
)
select
  r.session_key,
  r.meeting_key,
  r.session_name,
  r.location,
  r.date_start,
  r.date_end,
  l.total_laps,
  l.fastest_lap,
  l.total_pit_stops,
  coalesce(i.yellow_flags, 0) as yellow_flags,
  coalesce(i.red_flags, 0) as red_flags,
  coalesce(i.safety_cars, 0) as safety_cars,
  w.avg_air_temp,
  w.avg_track_temp,
  w.rainfall_detected,
  r.year,
  m.meeting_name,
  r.country_name,
  r.circuit_short_name,
  r.session_name = 'Sprint' as is_sprint,
  i.double_yellow_flags,
  i.safety_car_deployments,
  i.vsc_deployments,
  o.overtakes,
  v.driver_number as winner_driver_number,
  wd.full_name as winner,
  wd.team_name as winner_team,
  v.duration_s as winner_time_s,
  p.driver_number as pole_driver_number,
  pd.full_name as pole,
  l.fastest_lap_driver_number,
  fd.full_name as fastest_lap_driver
from races as r
left join silver_meetings as m on m.meeting_key = r.meeting_key
left join lap_summary as l on l.session_key = r.session_key
left join incidents as i on i.session_key = r.session_key
left join weather_summary as w on w.session_key = r.session_key
left join passes as o on o.session_key = r.session_key
left join winners as v on v.session_key = r.session_key
left join silver_drivers as wd
  on wd.session_key = r.session_key and wd.driver_number = v.driver_number
left join poles as p
  on p.meeting_key = r.meeting_key and p.is_sprint = (r.session_name = 'Sprint')
left join silver_drivers as pd
  on pd.session_key = r.session_key and pd.driver_number = p.driver_number
left join silver_drivers as fd
  on fd.session_key = r.session_key and fd.driver_number = l.fastest_lap_driver_number
