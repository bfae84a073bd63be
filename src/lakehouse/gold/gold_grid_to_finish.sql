with first_laps as (
  select
    session_key,
    driver_number,
    coalesce(
      max(case when lap_number = 1 then date_end end),
      max(case when lap_number = 2 then date_start end)
    ) as ended_at
  from gold_stint_laps
  where is_race and lap_number <= 2
  group by session_key, driver_number
),
settled as (
  select f.session_key, f.driver_number, max(p.date) as settled_at
  from first_laps as f
  join silver_position as p
    on p.session_key = f.session_key and p.driver_number = f.driver_number and p.date <= f.ended_at
  group by f.session_key, f.driver_number
)
select
  r.session_key,
  r.driver_number,
  r.meeting_key,
  r.session_name,
  r.location,
  r.date_start,
  r.full_name,
  r.name_acronym,
  r.team_name,
  r.team_colour,
  r.grid_position,
  p.position as position_after_lap_1,
  r.grid_position - p.position as gained_on_lap_1,
  r.position,
  p.position - r.position as gained_after_lap_1,
  r.positions_gained,
  r.status,
  r.points,
  r.number_of_laps,
  r.pit_stops
from gold_race_results as r
left join settled as s
  on s.session_key = r.session_key and s.driver_number = r.driver_number
left join silver_position as p
  on p.session_key = s.session_key and p.driver_number = s.driver_number and p.date = s.settled_at
