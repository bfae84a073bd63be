-- Samples fall to the lap begun last, as the running maximum of lap numbers tells; those after its end belong to none.
with laps as (
  select
    session_key,
    driver_number,
    lap_number,
    date_start,
    date_end,
    hour(date_start) * 3600 + minute(date_start) * 60
      + cast(split_part(cast(date_start as string), ':', 3) as double) as started_at_s
  from gold_stint_laps
  where date_start is not null and date_end is not null
),
moments as (
  select
    session_key,
    driver_number,
    moment,
    kind,
    meeting_key,
    speed,
    throttle,
    brake,
    n_gear,
    rpm,
    drs,
    max(lap_number) over (
      partition by session_key, driver_number order by moment, kind, lap_number
      rows between unbounded preceding and current row
    ) as lap_number,
    max(case when kind = 1 then moment end) over (
      partition by session_key, driver_number order by moment, kind, lap_number
      rows between unbounded preceding and current row
    ) as located_before,
    min(case when kind = 1 then moment end) over (
      partition by session_key, driver_number order by moment, kind, lap_number
      rows between current row and unbounded following
    ) as located_after
  from (
    select
      session_key,
      driver_number,
      date_start as moment,
      0 as kind,
      lap_number,
      cast(null as bigint) as meeting_key,
      cast(null as bigint) as speed,
      cast(null as bigint) as throttle,
      cast(null as bigint) as brake,
      cast(null as bigint) as n_gear,
      cast(null as bigint) as rpm,
      cast(null as bigint) as drs
    from laps
    union all
    select session_key, driver_number, date, 1, null, null, null, null, null, null, null, null
    from silver_location
    where x <> 0 or y <> 0 or z <> 0
    union all
    select session_key, driver_number, date, 2, null, meeting_key, speed, throttle, brake, n_gear, rpm, drs
    from silver_car_data
  ) as all_moments
),
samples as (
  select
    m.*,
    case
      when m.located_before >= m.moment - interval '1' second
        and (m.located_after is null or m.moment - m.located_before <= m.located_after - m.moment)
        then m.located_before
      when m.located_after <= m.moment + interval '1' second then m.located_after
    end as located_at,
    hour(m.moment) * 3600 + minute(m.moment) * 60
      + cast(split_part(cast(m.moment as string), ':', 3) as double) - l.started_at_s as seconds
  from moments as m
  join laps as l
    on l.session_key = m.session_key
    and l.driver_number = m.driver_number
    and l.lap_number = m.lap_number
  where m.kind = 2 and m.moment < l.date_end
),
measured as (
  select s.*, case when seconds < 0 then seconds + 86400 else seconds end as elapsed_s
  from samples as s
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
    (speed + speed_before) / 7.2 * (elapsed_s - elapsed_before_s) as step_m
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
    sum(t.step_m) over (
      partition by t.session_key, t.driver_number, t.lap_number order by t.moment
      rows between unbounded preceding and current row
    ), 3
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
