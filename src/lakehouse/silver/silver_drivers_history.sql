with entries as (
  select
    d.driver_number,
    d.full_name,
    d.name_acronym,
    d.team_name,
    d.team_colour,
    s.session_key,
    s.date_start,
    lag(d.full_name) over in_time as earlier_name,
    lag(coalesce(d.name_acronym, '')) over in_time as earlier_acronym,
    lag(d.team_name) over in_time as earlier_team
  from silver_drivers as d
  join silver_sessions as s on s.session_key = d.session_key
  where d.full_name is not null and d.team_name is not null and s.date_start is not null
  window in_time as (
    partition by d.driver_number order by s.date_start nulls last, s.session_key
  )
),
numbered as (
  select
    *,
    count(
      case
        when full_name = earlier_name
          and coalesce(name_acronym, '') = earlier_acronym
          and team_name = earlier_team then null
        else 1
      end
    ) over (
      partition by driver_number order by date_start nulls last, session_key
    ) as version
  from entries
),
placed as (
  select
    *,
    row_number() over (
      partition by driver_number, version order by date_start desc nulls last, session_key desc
    ) as newest
  from numbered
),
versions as (
  select
    driver_number,
    version,
    min(full_name) as full_name,
    min(name_acronym) as name_acronym,
    min(team_name) as team_name,
    min(case when newest = 1 then team_colour end) as team_colour,
    count(*) as sessions,
    max(date_start) as last_session_start,
    min(date_start) as __START_AT
  from placed
  group by driver_number, version
)
select
  driver_number,
  full_name,
  name_acronym,
  team_name,
  team_colour,
  sessions,
  last_session_start,
  __START_AT,
  lead(__START_AT) over (partition by driver_number order by version) as __END_AT
from versions
