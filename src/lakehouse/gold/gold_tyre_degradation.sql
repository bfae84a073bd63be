with fits as (
  select
    session_key,
    driver_number,
    stint_number,
    max(meeting_key) as meeting_key,
    max(session_name) as session_name,
    max(full_name) as full_name,
    max(name_acronym) as name_acronym,
    max(team_name) as team_name,
    max(team_colour) as team_colour,
    max(compound) as compound,
    count(*) as clean_laps,
    min(lap_number) as first_clean_lap,
    max(lap_number) as last_clean_lap,
    min(tyre_age_laps) as min_tyre_age_laps,
    max(tyre_age_laps) as max_tyre_age_laps,
    count(case when tyre_age_laps is not null then 1 end) as fitted_laps,
    round(avg(lap_time_s), 9) as mean_lap_s,
    min(lap_time_s) as best_lap_s,
    round(regr_slope(lap_time_s, cast(tyre_age_laps as double)), 9) as slope,
    round(regr_intercept(lap_time_s, cast(tyre_age_laps as double)), 9) as intercept,
    round(regr_r2(lap_time_s, cast(tyre_age_laps as double)), 9) as r2
  from gold_stint_laps
  where is_clean and stint_number is not null
  group by session_key, driver_number, stint_number
)
select
  session_key,
  driver_number,
  stint_number,
  meeting_key,
  session_name,
  full_name,
  name_acronym,
  team_name,
  team_colour,
  compound,
  clean_laps,
  first_clean_lap,
  last_clean_lap,
  min_tyre_age_laps,
  max_tyre_age_laps,
  case when fitted_laps >= 5 then slope end as degradation_s_per_lap,
  case when fitted_laps >= 5 then intercept end as new_tyre_lap_s,
  case when fitted_laps >= 5 then r2 end as r2_ratio,
  mean_lap_s,
  best_lap_s
from fits
