-- Within a season a number is one person, however the name is spelt; one person may bring two numbers.
with appearances as (
  select
    s.year,
    d.driver_number,
    d.full_name,
    d.name_acronym,
    d.team_name,
    d.team_colour,
    s.date_start,
    case when s.session_type in ('Race', 'Sprint') then 1 else 0 end as is_race,
    row_number() over (
      partition by s.year, d.driver_number
      order by
        case when d.full_name is null then 1 else 0 end,
        case when d.team_name is null then 1 else 0 end,
        case when s.session_type in ('Race', 'Sprint') then 0 else 1 end,
        s.date_start desc nulls last,
        s.session_key desc
    ) as place
  from silver_drivers as d
  join silver_sessions as s on s.session_key = d.session_key
  where s.year is not null
),
numbers as (
  select
    year,
    driver_number,
    count(distinct team_name) as teams,
    count(*) as sessions,
    min(date_start) as first_session_start,
    max(date_start) as last_session_start
  from appearances
  group by year, driver_number
)
select
  n.year,
  n.driver_number,
  case
    when a.full_name is null then n.driver_number
    else
      first_value(n.driver_number) over (
        partition by n.year, a.full_name
        order by a.is_race desc, a.date_start desc nulls last, n.driver_number
      )
  end as season_driver_number,
  a.full_name,
  a.name_acronym,
  a.team_name,
  a.team_colour,
  n.teams,
  n.sessions,
  n.first_session_start,
  n.last_session_start
from numbers as n
join appearances as a
  on a.year = n.year and a.driver_number = n.driver_number and a.place = 1
