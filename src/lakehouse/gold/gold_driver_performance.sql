with pace as (
  select
    session_key,
    driver_number,
    max(meeting_key) as meeting_key,
    count(*) as total_laps,
    min(lap_duration) as fastest_lap_time,
    round(avg(lap_duration), 9) as avg_lap_time,
    round(stddev_samp(lap_duration), 9) as lap_time_consistency,
    median(lap_duration) as median_lap_s,
    max(i1_speed) as max_speed_i1,
    max(i2_speed) as max_speed_i2,
    max(st_speed) as max_speed_st,
    min(duration_sector_1) as best_sector_1_s,
    min(duration_sector_2) as best_sector_2_s,
    min(duration_sector_3) as best_sector_3_s
  from silver_laps
  where not is_pit_out_lap and lap_duration is not null
  group by session_key, driver_number
),
stops as (
  select
    session_key,
    driver_number,
    count(*) as pit_stop_count,
    round(avg(pit_lane_s), 9) as avg_pit_duration,
    min(pit_lane_s) as fastest_pit_stop
  from silver_pit
  group by session_key, driver_number
)
select
  p.session_key,
  p.driver_number,
  d.full_name,
  d.team_name,
  p.total_laps,
  p.fastest_lap_time,
  p.avg_lap_time,
  p.lap_time_consistency,
  p.max_speed_i1,
  p.max_speed_i2,
  p.max_speed_st,
  coalesce(s.pit_stop_count, 0) as pit_stop_count,
  s.avg_pit_duration,
  s.fastest_pit_stop,
  p.meeting_key,
  d.name_acronym,
  d.team_colour,
  p.median_lap_s,
  round(p.lap_time_consistency / p.avg_lap_time, 9) as consistency_ratio,
  p.best_sector_1_s,
  p.best_sector_2_s,
  p.best_sector_3_s,
  round(p.best_sector_1_s + p.best_sector_2_s + p.best_sector_3_s, 3) as theoretical_best_s
from pace as p
left join silver_drivers as d
  on d.session_key = p.session_key and d.driver_number = p.driver_number
left join stops as s
  on s.session_key = p.session_key and s.driver_number = p.driver_number
