with entries as (
  select
    r.session_key,
    r.driver_number,
    s.meeting_key,
    s.session_name,
    s.session_name <> 'Qualifying' as is_sprint,
    s.location,
    s.date_start,
    r.position,
    r.number_of_laps,
    r.q1_s,
    r.q2_s,
    r.q3_s,
    count(*) over (partition by r.session_key) as cars
  from silver_session_result as r
  join silver_sessions as s on s.session_key = r.session_key
  where s.session_type like '%Qualifying%' or s.session_name = 'Sprint Shootout'
),
reached as (
  select
    e.*,
    case
      when q3_s is not null or position <= 10 then 3
      when q2_s is not null or position <= case when cars > 20 then 16 else 15 end then 2
      else 1
    end as last_segment
  from entries as e
),
cuts as (
  select
    r.*,
    case last_segment when 3 then q3_s when 2 then q2_s else q1_s end as deciding_s,
    least(q1_s, q2_s, q3_s) as best_s,
    min(case when position = 1 then coalesce(q3_s, q2_s, q1_s) end) over (partition by session_key) as pole_s,
    max(case when last_segment >= 2 then q1_s end) over (partition by session_key) as q1_cut_s,
    max(case when last_segment = 3 then q2_s end) over (partition by session_key) as q2_cut_s,
    min(q1_s) over (partition by session_key) as q1_best_s,
    min(q2_s) over (partition by session_key) as q2_best_s,
    min(q3_s) over (partition by session_key) as q3_best_s
  from reached as r
),
sectors as (
  select
    session_key,
    driver_number,
    min(sector_1_s) as best_sector_1_s,
    min(sector_2_s) as best_sector_2_s,
    min(sector_3_s) as best_sector_3_s
  from gold_stint_laps
  where is_valid and not is_deleted
  group by session_key, driver_number
)
select
  c.session_key,
  c.driver_number,
  c.meeting_key,
  c.session_name,
  c.is_sprint,
  c.location,
  c.date_start,
  d.full_name,
  d.name_acronym,
  d.team_name,
  d.team_colour,
  c.position,
  case c.last_segment when 1 then 'Q1' when 2 then 'Q2' end as knocked_out_in,
  c.q1_s,
  c.q2_s,
  c.q3_s,
  round(c.q1_s - c.q1_best_s, 3) as q1_gap_s,
  round(c.q2_s - c.q2_best_s, 3) as q2_gap_s,
  round(c.q3_s - c.q3_best_s, 3) as q3_gap_s,
  round(c.q1_s - c.q1_cut_s, 3) as q1_to_cut_s,
  round(c.q2_s - c.q2_cut_s, 3) as q2_to_cut_s,
  c.deciding_s,
  round(c.deciding_s - c.pole_s, 3) as gap_to_pole_s,
  c.best_s,
  x.best_sector_1_s,
  x.best_sector_2_s,
  x.best_sector_3_s,
  round(x.best_sector_1_s + x.best_sector_2_s + x.best_sector_3_s, 3) as ideal_lap_s,
  round(c.best_s - x.best_sector_1_s - x.best_sector_2_s - x.best_sector_3_s, 3) as left_on_track_s,
  c.number_of_laps
from cuts as c
left join silver_drivers as d
  on d.session_key = c.session_key and d.driver_number = c.driver_number
left join sectors as x
  on x.session_key = c.session_key and x.driver_number = c.driver_number
