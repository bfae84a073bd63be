-- What was known at a moment: the running maximum of the dates up to it, then a join by that date.
with laps as (
  select
    l.session_key,
    l.driver_number,
    l.lap_number,
    l.meeting_key,
    l.date_start,
    l.lap_duration,
    l.duration_sector_1,
    l.duration_sector_2,
    l.duration_sector_3,
    l.i1_speed,
    l.i2_speed,
    l.st_speed,
    l.is_pit_out_lap,
    s.session_name,
    coalesce(s.session_type in ('Race', 'Sprint'), false) as is_race,
    lead(l.lap_number) over (partition by l.session_key, l.driver_number order by l.lap_number) = l.lap_number + 1 as is_followed,
    lead(l.date_start) over (partition by l.session_key, l.driver_number order by l.lap_number) as next_start,
    lead(l.is_pit_out_lap) over (partition by l.session_key, l.driver_number order by l.lap_number) as next_is_pit_out
  from silver_laps as l
  left join silver_sessions as s on s.session_key = l.session_key
),
ended as (
  select
    l.*,
    -- The time of a lap out of the garage counts from the lap before, so it does not lead from its start to its end.
    case
      when is_pit_out_lap and is_followed and next_start is not null then next_start
      else coalesce(
        date_start + lap_duration * interval '1' second,
        case when is_followed then next_start end
      )
    end as date_end
  from laps as l
),
tyres as (
  select l.session_key, l.driver_number, l.lap_number, max(t.stint_number) as stint_number
  from laps as l
  join silver_stints as t
    on t.session_key = l.session_key
    and t.driver_number = l.driver_number
    and l.lap_number between t.lap_start and t.lap_end
  group by l.session_key, l.driver_number, l.lap_number
),
slowed as (
  select
    l.session_key,
    l.driver_number,
    l.lap_number,
    max(case p.status when 'RED' then 4 when 'SC' then 3 when 'VSC' then 2 else 1 end) as severity
  from ended as l
  join gold_track_status as p
    on p.session_key = l.session_key
    and p.date_start < coalesce(l.date_end, l.date_start)
    and (p.date_end is null or p.date_end > l.date_start)
  group by l.session_key, l.driver_number, l.lap_number
),
controlled as (
  select distinct session_key
  from silver_race_control
),
notices as (
  select
    r.session_key,
    try_cast(split_part(split_part(r.message, 'CAR ', 2), ' ', 1) as bigint) as driver_number,
    split_part(split_part(r.message, ' TIME ', 2), ' DELETED', 1) as lap_time,
    -- Outside races OpenF1 counts one lap less than race control.
    try_cast(split_part(split_part(r.message, ' LAP ', 3), ' ', 1) as bigint)
      - case when s.session_type in ('Race', 'Sprint') then 0 else 1 end as lap_number
  from silver_race_control as r
  left join silver_sessions as s on s.session_key = r.session_key
  where r.message like 'CAR %DELETED - %'
),
deletions as (
  select
    session_key,
    driver_number,
    lap_number,
    try_cast(split_part(lap_time, ':', 1) as double) * 60 + try_cast(split_part(lap_time, ':', 2) as double) as deleted_s
  from notices
),
deleted as (
  select distinct l.session_key, l.driver_number, l.lap_number
  from laps as l
  join deletions as d
    on d.session_key = l.session_key
    and d.driver_number = l.driver_number
    and (
      abs(d.deleted_s - l.lap_duration) < 0.0015
      or (d.deleted_s is null and d.lap_number = l.lap_number)
    )
),
starts as (
  select
    session_key,
    driver_number,
    lap_number,
    max(case when lap_number is null then moment end) over (
      partition by session_key order by moment, lap_number nulls first, driver_number
      rows between unbounded preceding and current row
    ) as weather_at
  from (
    select session_key, cast(null as bigint) as driver_number, cast(null as bigint) as lap_number, date as moment
    from silver_weather
    union all
    select session_key, driver_number, lap_number, date_start as moment
    from laps
    where date_start is not null
  ) as moments
),
ends as (
  select
    session_key,
    driver_number,
    lap_number,
    max(case when kind = 1 then moment end) over (
      partition by session_key, driver_number order by moment, kind, lap_number
      rows between unbounded preceding and current row
    ) as position_at,
    max(case when kind = 2 then moment end) over (
      partition by session_key, driver_number order by moment, kind, lap_number
      rows between unbounded preceding and current row
    ) as interval_at
  from (
    select session_key, driver_number, cast(null as bigint) as lap_number, date as moment, 1 as kind
    from silver_position
    union all
    select session_key, driver_number, cast(null as bigint) as lap_number, date as moment, 2 as kind
    from silver_intervals
    where gap_to_leader is not null
    union all
    select session_key, driver_number, lap_number, date_end as moment, 3 as kind
    from ended
    where date_end is not null
  ) as moments
),
facts as (
  select
    l.*,
    d.full_name,
    d.name_acronym,
    d.team_name,
    d.team_colour,
    t.stint_number,
    t.compound,
    l.lap_number - t.lap_start + t.tyre_age_at_start as tyre_age_laps,
    coalesce(l.is_followed and l.next_is_pit_out, false) or (l.is_race and p.lap_number is not null) as is_pit_in_lap,
    case
      when c.session_key is null or l.date_start is null then null
      when z.severity = 4 then 'RED'
      when z.severity = 3 then 'SC'
      when z.severity = 2 then 'VSC'
      when z.severity = 1 then 'YELLOW'
      else 'GREEN'
    end as track_status,
    w.air_temperature as air_temperature_c,
    nullif(w.track_temperature, 0) as track_temperature_c,
    w.rainfall > 0 as is_raining,
    o.position,
    g.gap_to_leader_s,
    g.gap_to_leader_laps,
    g.interval_s,
    x.lap_number is not null as is_deleted,
    coalesce(l.lap_duration is not null and not l.is_pit_out_lap, false) as is_valid
  from ended as l
  left join silver_drivers as d
    on d.session_key = l.session_key and d.driver_number = l.driver_number
  left join tyres as y
    on y.session_key = l.session_key and y.driver_number = l.driver_number and y.lap_number = l.lap_number
  left join silver_stints as t
    on t.session_key = y.session_key
    and t.driver_number = y.driver_number
    and t.stint_number = y.stint_number
  left join silver_pit as p
    on p.session_key = l.session_key and p.driver_number = l.driver_number and p.lap_number = l.lap_number
  left join controlled as c on c.session_key = l.session_key
  left join slowed as z
    on z.session_key = l.session_key and z.driver_number = l.driver_number and z.lap_number = l.lap_number
  left join starts as a
    on a.session_key = l.session_key and a.driver_number = l.driver_number and a.lap_number = l.lap_number
  left join silver_weather as w on w.session_key = a.session_key and w.date = a.weather_at
  left join ends as e
    on e.session_key = l.session_key and e.driver_number = l.driver_number and e.lap_number = l.lap_number
  left join silver_position as o
    on o.session_key = e.session_key and o.driver_number = e.driver_number and o.date = e.position_at
  left join silver_intervals as g
    on g.session_key = e.session_key
    and g.driver_number = e.driver_number
    and g.date = e.interval_at
    and g.date >= l.date_start
  left join deleted as x
    on x.session_key = l.session_key and x.driver_number = l.driver_number and x.lap_number = l.lap_number
),
judged as (
  select
    f.*,
    is_valid
      and not is_pit_in_lap
      and not is_deleted
      and coalesce(track_status, 'GREEN') = 'GREEN'
      and not (is_race and lap_number = 1) as is_undisturbed,
    min(case when is_valid and not is_deleted then lap_duration end) over (
      partition by session_key, driver_number
    ) as driver_best
  from facts as f
)
select
  session_key,
  driver_number,
  lap_number,
  meeting_key,
  session_name,
  is_race,
  full_name,
  name_acronym,
  team_name,
  team_colour,
  date_start,
  date_end,
  lap_duration as lap_time_s,
  duration_sector_1 as sector_1_s,
  duration_sector_2 as sector_2_s,
  duration_sector_3 as sector_3_s,
  i1_speed as i1_speed_kmh,
  i2_speed as i2_speed_kmh,
  st_speed as st_speed_kmh,
  stint_number,
  compound,
  tyre_age_laps,
  is_pit_out_lap,
  is_pit_in_lap,
  track_status,
  air_temperature_c,
  track_temperature_c,
  is_raining,
  position,
  gap_to_leader_s,
  gap_to_leader_laps,
  interval_s,
  is_deleted,
  is_valid,
  is_undisturbed
    and lap_duration <= 1.07 * min(case when is_undisturbed then lap_duration end) over (
      partition by session_key, driver_number, stint_number
    ) as is_clean,
  round(lap_duration - driver_best, 3) as gap_to_driver_best_s
from judged
