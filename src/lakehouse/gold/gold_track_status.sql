-- A period opens with its message and lasts until the first later message that ends its kind; messages that repeat
-- an open period share its end, and so fall into one row.
with messages as (
  select
    session_key,
    meeting_key,
    date as moment,
    lap_number,
    message,
    case when flag in ('YELLOW', 'DOUBLE YELLOW') then sector end as sector,
    coalesce(sector, 0) as place,
    case
      when flag = 'RED' then 'RED'
      when flag in ('YELLOW', 'DOUBLE YELLOW') then 'YELLOW'
      when category = 'SafetyCar' and message like '%DEPLOYED%'
        then case when message like '%VIRTUAL%' or message like '%VSC%' then 'VSC' else 'SC' end
    end as status,
    flag = 'DOUBLE YELLOW' as is_double,
    flag = 'GREEN' or (category = 'SessionStatus' and (message like '%STARTED%' or message like '%RESUMED%')) as starts,
    flag = 'CLEAR' and (scope = 'Track' or sector is null) as clears,
    flag = 'CLEAR' as clears_sector,
    flag = 'CHEQUERED' as finishes
  from silver_race_control
  where date is not null
),
following as (
  select
    m.*,
    min(case when starts then moment end) over (
      partition by session_key order by moment, message nulls last rows between 1 following and unbounded following
    ) as started_at,
    min(case when clears then moment end) over (
      partition by session_key order by moment, message nulls last rows between 1 following and unbounded following
    ) as cleared_at,
    min(case when finishes then moment end) over (
      partition by session_key order by moment, message nulls last rows between 1 following and unbounded following
    ) as finished_at,
    min(case when status = 'RED' then moment end) over (
      partition by session_key order by moment, message nulls last rows between 1 following and unbounded following
    ) as stopped_at,
    min(case when status = 'SC' then moment end) over (
      partition by session_key order by moment, message nulls last rows between 1 following and unbounded following
    ) as escorted_at,
    min(case when clears_sector then moment end) over (
      partition by session_key, place order by moment, message nulls last rows between 1 following and unbounded following
    ) as sector_cleared_at
  from messages as m
),
openings as (
  select
    session_key,
    meeting_key,
    status,
    sector,
    moment,
    lap_number,
    is_double,
    case status
      when 'RED' then started_at
      when 'SC' then least(started_at, cleared_at, stopped_at, finished_at)
      when 'VSC' then least(started_at, cleared_at, stopped_at, finished_at, escorted_at)
      else least(started_at, cleared_at, stopped_at, sector_cleared_at)
    end as date_end
  from following
  where status is not null
),
periods as (
  select
    session_key,
    status,
    sector,
    date_end,
    max(meeting_key) as meeting_key,
    min(moment) as date_start,
    min(lap_number) as lap_number,
    max(case when is_double then 1 else 0 end) as doubles
  from openings
  group by session_key, status, sector, date_end
),
clocks as (
  select
    p.*,
    hour(date_end) * 3600 + minute(date_end) * 60 + cast(split_part(cast(date_end as string), ':', 3) as double)
      - hour(date_start) * 3600 - minute(date_start) * 60 - cast(split_part(cast(date_start as string), ':', 3) as double)
      as seconds
  from periods as p
)
select
  session_key,
  cast(
    row_number() over (
      partition by session_key order by date_start nulls last, status, sector nulls first
    ) as bigint
  ) as period_number,
  meeting_key,
  status,
  sector,
  doubles = 1 as is_double_yellow,
  date_start,
  date_end,
  round(case when seconds < 0 then seconds + 86400 else seconds end, 3) as duration_s,
  lap_number
from clocks
