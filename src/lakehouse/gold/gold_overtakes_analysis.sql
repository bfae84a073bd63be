with made as (
  select
    session_key,
    overtaking_driver_number as driver_number,
    max(meeting_key) as meeting_key,
    count(*) as overtakes_made
  from silver_overtakes
  group by session_key, overtaking_driver_number
),
suffered as (
  select session_key, overtaken_driver_number as driver_number, count(*) as overtakes_suffered
  from silver_overtakes
  group by session_key, overtaken_driver_number
)
select
  m.session_key,
  m.driver_number,
  d.full_name,
  d.team_name,
  m.overtakes_made,
  m.meeting_key,
  d.name_acronym,
  d.team_colour,
  coalesce(s.overtakes_suffered, 0) as overtakes_suffered,
  m.overtakes_made - coalesce(s.overtakes_suffered, 0) as overtakes_net
from made as m
left join suffered as s
  on s.session_key = m.session_key and s.driver_number = m.driver_number
left join silver_drivers as d
  on d.session_key = m.session_key and d.driver_number = m.driver_number
