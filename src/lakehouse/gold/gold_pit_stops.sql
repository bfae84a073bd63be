select
  p.session_key,
  p.driver_number,
  p.lap_number,
  p.meeting_key,
  s.session_name,
  d.full_name,
  d.name_acronym,
  d.team_name,
  d.team_colour,
  cast(
    row_number() over (partition by p.session_key, p.driver_number order by p.lap_number) as bigint
  ) as stop_number,
  p.date,
  p.pit_lane_s,
  p.stop_duration as stationary_s,
  i.compound as compound_before,
  o.compound as compound_after,
  i.tyre_age_laps + 1 as tyre_age_before_laps,
  o.tyre_age_laps as tyre_age_after_laps,
  i.stint_number <> o.stint_number as is_tyre_change,
  b.position as position_before,
  o.position as position_after,
  b.position - o.position as positions_gained,
  i.track_status,
  i.track_status in ('SC', 'VSC') as is_under_safety_car,
  case
    when p.pit_lane_s is not null
      then cast(rank() over (partition by p.session_key order by p.pit_lane_s nulls last) as bigint)
  end as lane_rank,
  case
    when p.stop_duration is not null
      then cast(rank() over (partition by p.session_key order by p.stop_duration nulls last) as bigint)
  end as stationary_rank
from silver_pit as p
join silver_sessions as s on s.session_key = p.session_key
left join silver_drivers as d
  on d.session_key = p.session_key and d.driver_number = p.driver_number
left join gold_stint_laps as b
  on b.session_key = p.session_key and b.driver_number = p.driver_number and b.lap_number = p.lap_number - 1
left join gold_stint_laps as i
  on i.session_key = p.session_key and i.driver_number = p.driver_number and i.lap_number = p.lap_number
left join gold_stint_laps as o
  on o.session_key = p.session_key and o.driver_number = p.driver_number and o.lap_number = p.lap_number + 1
where s.session_type in ('Race', 'Sprint')
