with steps as (
  select
    t.*,
    lag(gear) over (partition by session_key, driver_number, lap_number order by sample_number) as gear_before,
    elapsed_s - lag(elapsed_s) over (
      partition by session_key, driver_number, lap_number order by sample_number
    ) as waited_s
  from gold_telemetry_traces as t
),
summed as (
  select
    session_key,
    driver_number,
    lap_number,
    max(meeting_key) as meeting_key,
    count(*) as samples,
    round(max(waited_s), 3) as longest_gap_s,
    max(distance_m) as distance_m,
    max(speed_kmh) as top_speed_kmh,
    min(speed_kmh) as lowest_speed_kmh,
    round(avg(speed_kmh), 9) as mean_speed_kmh,
    max(rpm) as max_rpm,
    round(
      count(case when throttle_percent >= 99 then 1 end) / cast(nullif(count(throttle_percent), 0) as double), 9
    ) as full_throttle_share,
    round(
      count(case when brake_percent > 0 then 1 end) / cast(nullif(count(brake_percent), 0) as double), 9
    ) as braking_share,
    round(
      count(case when throttle_percent = 0 and brake_percent = 0 then 1 end)
        / cast(nullif(count(throttle_percent + brake_percent), 0) as double), 9
    ) as coasting_share,
    count(case when gear <> gear_before then 1 end) as gear_changes,
    max(gear) as top_gear,
    round(count(case when is_drs_open then 1 end) / cast(nullif(count(drs), 0) as double), 9) as drs_open_share
  from steps
  group by session_key, driver_number, lap_number
)
select
  s.session_key,
  s.driver_number,
  s.lap_number,
  s.meeting_key,
  l.full_name,
  l.name_acronym,
  l.team_name,
  l.team_colour,
  l.lap_time_s,
  l.is_clean,
  s.samples,
  s.longest_gap_s,
  s.distance_m,
  s.top_speed_kmh,
  s.lowest_speed_kmh,
  s.mean_speed_kmh,
  s.max_rpm,
  s.full_throttle_share,
  s.braking_share,
  s.coasting_share,
  s.gear_changes,
  s.top_gear,
  s.drs_open_share
from summed as s
join gold_stint_laps as l
  on l.session_key = s.session_key and l.driver_number = s.driver_number and l.lap_number = s.lap_number
