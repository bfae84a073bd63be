with last_laps as (
  select session_key, max(date_end) as ended_at
  from gold_stint_laps
  group by session_key
),
samples as (
  select
    w.session_key,
    w.meeting_key,
    s.session_name,
    w.air_temperature,
    nullif(w.track_temperature, 0) as track_temperature,
    w.humidity,
    w.pressure,
    w.wind_speed,
    w.rainfall,
    row_number() over (partition by w.session_key order by w.date nulls last) as place,
    row_number() over (partition by w.session_key order by w.date desc nulls last) as place_from_last
  from silver_weather as w
  left join silver_sessions as s on s.session_key = w.session_key
  left join last_laps as l on l.session_key = w.session_key
  where w.date >= coalesce(s.date_start, w.date)
    and w.date <= coalesce(l.ended_at, s.date_end, w.date)
)
select
  session_key,
  max(meeting_key) as meeting_key,
  max(session_name) as session_name,
  count(*) as samples,
  min(air_temperature) as min_air_temperature_c,
  round(avg(air_temperature), 9) as avg_air_temperature_c,
  max(air_temperature) as max_air_temperature_c,
  min(track_temperature) as min_track_temperature_c,
  round(avg(track_temperature), 9) as avg_track_temperature_c,
  max(track_temperature) as max_track_temperature_c,
  round(
    max(case when place_from_last = 1 then track_temperature end) - max(case when place = 1 then track_temperature end), 3
  ) as track_temperature_change_c,
  round(avg(humidity), 9) as avg_humidity_percent,
  round(avg(pressure), 9) as avg_pressure_mbar,
  round(avg(wind_speed), 9) as avg_wind_speed_ms,
  max(wind_speed) as max_wind_speed_ms,
  max(rainfall) > 0 as is_wet,
  round(avg(cast(case when rainfall > 0 then 1 when rainfall is not null then 0 end as double)), 9) as rain_share
from samples
group by session_key
