with teams as (
  select
    session_key,
    team_name,
    count(driver_number) as drivers_count,
    min(fastest_lap_time) as team_fastest_lap,
    round(avg(avg_lap_time), 9) as team_avg_lap_time,
    cast(sum(pit_stop_count) as bigint) as total_team_pit_stops,
    round(avg(avg_pit_duration), 9) as team_avg_pit_duration,
    max(max_speed_st) as team_max_speed,
    max(meeting_key) as meeting_key,
    max(team_colour) as team_colour,
    round(max(fastest_lap_time) - min(fastest_lap_time), 3) as intra_team_gap_s
  from gold_driver_performance
  group by session_key, team_name
)
select
  session_key,
  team_name,
  drivers_count,
  team_fastest_lap,
  team_avg_lap_time,
  total_team_pit_stops,
  team_avg_pit_duration,
  team_max_speed,
  meeting_key,
  team_colour,
  intra_team_gap_s,
  cast(
    row_number() over (partition by session_key order by team_fastest_lap, team_name nulls last) as bigint
  ) as team_rank
from teams
