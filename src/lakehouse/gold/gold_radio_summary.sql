with clips as (
  select
    session_key,
    driver_number,
    max(meeting_key) as meeting_key,
    count(*) as clips,
    min(date) as first_published_at,
    max(date) as last_published_at
  from silver_team_radio
  group by session_key, driver_number
)
select
  c.session_key,
  c.driver_number,
  c.meeting_key,
  s.session_name,
  d.full_name,
  d.name_acronym,
  d.team_name,
  d.team_colour,
  c.clips,
  round(c.clips / cast(sum(c.clips) over (partition by c.session_key) as double), 9) as clip_share,
  c.first_published_at,
  c.last_published_at
from clips as c
left join silver_sessions as s on s.session_key = c.session_key
left join silver_drivers as d
  on d.session_key = c.session_key and d.driver_number = c.driver_number
