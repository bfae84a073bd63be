-- A sample falls to the lap begun last, by its number; what follows the lap's end belongs to none.
with laps as (
  select
    session_key,
    driver_number,
    lap_number,
    date_start,
    date_end,
    min(date_start) over (
      partition by session_key, driver_number order by lap_number
      rows between 1 following and unbounded following
    ) as next_start,
    hour(date_start) * 3600 + minute(date_start) * 60
      + cast(split_part(cast(date_start as string), ':', 3) as double) as started_at_s
  from gold_stint_laps
  where date_start is not null and date_end is not null
),
samples as (
  select
    c.session_key,
    c.driver_number,
    l.lap_number,
    c.meeting_key,
    c.date as moment,
    c.speed,
    c.throttle,
    c.brake,
    c.n_gear,
    c.rpm,
    c.drs,
    hour(c.date) * 3600 + minute(c.date) * 60
      + cast(split_part(cast(c.date as string), ':', 3) as double) - l.started_at_s as seconds
  from silver_car_data as c
  join laps as l on l.session_key = c.session_key and l.driver_number = c.driver_number
  where c.date >= l.date_start and c.date < l.date_end and (l.next_start is null or c.date < l.next_start)
),
located as (
  select session_key, driver_number, moment, kind,
    max(place_at) over (
      partition by session_key, driver_number order by moment, kind
      rows between unbounded preceding and current row
    ) as located_before,
    min(place_at) over (
      partition by session_key, driver_number order by moment, kind
      rows between current row and unbounded following
    ) as located_after
  from (
    select session_key, driver_number, date as moment, 1 as kind, date as place_at
    from silver_location
    where x <> 0 or y <> 0 or z <> 0
    union all
    select session_key, driver_number, date as moment, 2 as kind, cast(null as timestamp) as place_at
    from silver_car_data
  ) as all_moments
),
measured as (
  select
    s.*,
    case when s.seconds < 0 then s.seconds + 86400 else s.seconds end as elapsed_s,
    case
      when a.located_before >= s.moment - interval '1' second
        and (a.located_after is null or s.moment - a.located_before <= a.located_after - s.moment)
        then a.located_before
      when a.located_after <= s.moment + interval '1' second then a.located_after
    end as located_at
  from samples as s
  join located as a
    on a.session_key = s.session_key and a.driver_number = s.driver_number and a.moment = s.moment and a.kind = 2
),
befores as (
  select
    m.*,
    coalesce(lag(speed) over (partition by session_key, driver_number, lap_number order by moment), speed) as speed_before,
    coalesce(lag(elapsed_s) over (partition by session_key, driver_number, lap_number order by moment), 0) as elapsed_before_s
  from measured as m
),
steps as (
  select
    b.*,
    -- The car is taken to change speed evenly between samples, and to keep the first speed since the line.
    -- In whole nanometres, since a sum of fractions depends on where in the table the rows lie.
    cast(round((speed + speed_before) / 7.2 * (elapsed_s - elapsed_before_s) * 1000000000) as bigint) as step_nm
  from befores as b
)
select
  t.session_key,
  t.driver_number,
  t.lap_number,
  cast(
    row_number() over (partition by t.session_key, t.driver_number, t.lap_number order by t.moment) as bigint
  ) as sample_number,
  t.meeting_key,
  t.moment as date,
  round(t.elapsed_s, 3) as elapsed_s,
  round(
    cast(sum(t.step_nm) over (
      partition by t.session_key, t.driver_number, t.lap_number order by t.moment
      rows between unbounded preceding and current row
    ) as double) / 1000000000, 3
  ) as distance_m,
  t.speed as speed_kmh,
  t.throttle as throttle_percent,
  t.brake as brake_percent,
  t.n_gear as gear,
  t.rpm,
  t.drs,
  t.drs in (10, 12, 14) as is_drs_open,
  p.x,
  p.y
from steps as t
left join silver_location as p
  on p.session_key = t.session_key and p.driver_number = t.driver_number and p.date = t.located_at
