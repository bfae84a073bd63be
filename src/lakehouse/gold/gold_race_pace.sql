with pace as (
  select
    session_key,
    driver_number,
    max(meeting_key) as meeting_key,
    max(session_name) as session_name,
    max(full_name) as full_name,
    max(name_acronym) as name_acronym,
    max(team_name) as team_name,
    max(team_colour) as team_colour,
    count(*) as clean_laps,
    round(median(lap_time_s), 6) as median_lap_s,
    round(avg(lap_time_s), 9) as mean_lap_s,
    round(percentile_cont(0.25) within group (order by lap_time_s), 6) as lower_quartile_s,
    round(percentile_cont(0.75) within group (order by lap_time_s), 6) as upper_quartile_s,
    round(stddev_samp(lap_time_s), 9) as stddev_lap_s,
    min(lap_time_s) as fastest_clean_lap_s
  from gold_stint_laps
  where is_clean and is_race
  group by session_key, driver_number
),
compared as (
  select p.*, min(median_lap_s) over (partition by session_key) as best_median_s
  from pace as p
)
select
  session_key,
  driver_number,
  meeting_key,
  session_name,
  full_name,
  name_acronym,
  team_name,
  team_colour,
  cast(
    row_number() over (partition by session_key order by median_lap_s, driver_number) as bigint
  ) as pace_rank,
  clean_laps,
  median_lap_s,
  mean_lap_s,
  lower_quartile_s,
  upper_quartile_s,
  stddev_lap_s,
  fastest_clean_lap_s,
  round(median_lap_s - best_median_s, 6) as gap_to_best_s,
  round(100 * (median_lap_s / best_median_s - 1), 9) as gap_to_best_percent
from compared
