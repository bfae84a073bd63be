with grid as (
  select
    q.meeting_key,
    q.session_name <> 'Qualifying' as is_sprint,
    g.driver_number,
    min(g.position) as grid_position
  from silver_starting_grid as g
  join silver_sessions as q on q.session_key = g.session_key
  where q.session_name in ('Qualifying', 'Sprint Qualifying', 'Sprint Shootout')
  group by q.meeting_key, q.session_name <> 'Qualifying', g.driver_number
),
stops as (
  select session_key, driver_number, count(*) as pit_stops
  from silver_pit
  group by session_key, driver_number
),
sessions_with_stops as (
  select distinct session_key
  from silver_pit
),
laps as (
  select
    session_key,
    driver_number,
    lap_number,
    lap_duration,
    row_number() over (
      partition by session_key, driver_number order by lap_duration, lap_number
    ) as place
  from silver_laps
  where not is_pit_out_lap and lap_duration is not null
),
-- Seen where the first across the line was disqualified: what came as the winner's time was the gap to that car.
mistimed as (
  select distinct session_key
  from silver_session_result
  where position = 1 and duration_s < coalesce(number_of_laps, 0) * 50
)
select
  r.session_key,
  r.driver_number,
  r.meeting_key,
  s.session_name,
  s.location,
  s.date_start,
  cast(
    row_number() over (
      partition by r.session_key
      order by
        r.position nulls last,
        case when r.dns then 2 when r.dsq then 1 else 0 end,
        r.number_of_laps desc nulls last,
        r.driver_number
    ) as bigint
  ) as classification_order,
  r.position,
  d.full_name,
  d.name_acronym,
  d.team_name,
  d.team_colour,
  g.grid_position,
  g.grid_position - r.position as positions_gained,
  r.number_of_laps,
  case when m.session_key is null then r.duration_s end as duration_s,
  case when m.session_key is null then r.gap_s end as gap_s,
  r.gap_laps,
  r.gap_to_leader as gap_text,
  r.points,
  r.dnf,
  r.dns,
  r.dsq,
  case
    when r.dsq then 'Disqualified'
    when r.dns then 'Did not start'
    when r.dnf then 'Did not finish'
    when r.position is null then 'Not classified'
    when r.gap_laps > 0 then 'Lapped'
    else 'Finished'
  end as status,
  case when w.session_key is not null then coalesce(p.pit_stops, 0) end as pit_stops,
  l.lap_duration as best_lap_s,
  l.lap_number as best_lap_number
from silver_session_result as r
join silver_sessions as s on s.session_key = r.session_key
left join silver_drivers as d
  on d.session_key = r.session_key and d.driver_number = r.driver_number
left join grid as g
  on g.meeting_key = s.meeting_key
  and g.is_sprint = (s.session_name = 'Sprint')
  and g.driver_number = r.driver_number
left join mistimed as m on m.session_key = r.session_key
left join sessions_with_stops as w on w.session_key = r.session_key
left join stops as p
  on p.session_key = r.session_key and p.driver_number = r.driver_number
left join laps as l
  on l.session_key = r.session_key and l.driver_number = r.driver_number and l.place = 1
where s.session_type in ('Race', 'Sprint')
