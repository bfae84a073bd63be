with laps as (
  select
    session_key,
    driver_number,
    min(case when is_valid and not is_deleted then lap_time_s end) as best_lap_s,
    round(median(case when is_clean and is_race then lap_time_s end), 6) as median_lap_s
  from gold_stint_laps
  group by session_key, driver_number
),
entries as (
  select
    d.session_key,
    d.meeting_key,
    d.driver_number,
    d.full_name,
    d.name_acronym,
    d.team_name,
    d.team_colour,
    s.session_name,
    r.position,
    case when s.session_type in ('Race', 'Sprint') then r.gap_s end as race_gap_s,
    r.q1_s,
    r.q2_s,
    r.q3_s,
    l.best_lap_s,
    l.median_lap_s
  from silver_drivers as d
  left join silver_sessions as s on s.session_key = d.session_key
  left join silver_session_result as r
    on r.session_key = d.session_key and r.driver_number = d.driver_number
  left join laps as l
    on l.session_key = d.session_key and l.driver_number = d.driver_number
  where d.team_name is not null and (r.driver_number is not null or l.driver_number is not null)
)
select
  a.session_key,
  a.driver_number as driver_1_number,
  b.driver_number as driver_2_number,
  a.meeting_key,
  a.session_name,
  a.team_name,
  a.team_colour,
  a.full_name as driver_1,
  b.full_name as driver_2,
  a.name_acronym as driver_1_acronym,
  b.name_acronym as driver_2_acronym,
  a.position as driver_1_position,
  b.position as driver_2_position,
  case
    when a.position < b.position then a.driver_number
    when b.position < a.position then b.driver_number
  end as ahead_driver_number,
  case
    when a.q3_s is not null and b.q3_s is not null then 'Q3'
    when a.q2_s is not null and b.q2_s is not null then 'Q2'
    when a.q1_s is not null and b.q1_s is not null then 'Q1'
  end as qualifying_segment,
  round(coalesce(b.q3_s - a.q3_s, b.q2_s - a.q2_s, b.q1_s - a.q1_s), 3) as qualifying_gap_s,
  round(b.race_gap_s - a.race_gap_s, 3) as race_gap_s,
  a.best_lap_s as driver_1_best_lap_s,
  b.best_lap_s as driver_2_best_lap_s,
  round(b.best_lap_s - a.best_lap_s, 3) as best_lap_gap_s,
  a.median_lap_s as driver_1_median_lap_s,
  b.median_lap_s as driver_2_median_lap_s,
  round(b.median_lap_s - a.median_lap_s, 6) as median_lap_gap_s
from entries as a
join entries as b
  on b.session_key = a.session_key
  and b.team_name = a.team_name
  and b.driver_number > a.driver_number
