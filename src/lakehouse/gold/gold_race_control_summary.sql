with messages as (
  select
    r.session_key,
    max(r.meeting_key) as meeting_key,
    max(s.session_name) as session_name,
    count(*) as messages,
    count(case when r.flag = 'YELLOW' then 1 end) as yellow_flags,
    count(case when r.flag = 'DOUBLE YELLOW' then 1 end) as double_yellow_flags,
    count(case when r.flag = 'BLUE' then 1 end) as blue_flags,
    count(case when r.flag = 'BLACK AND WHITE' then 1 end) as black_and_white_flags,
    count(case when r.message like '% NOTED%' then 1 end) as incidents_noted,
    count(
      case when r.message like '%UNDER INVESTIGATION%' or r.message like '%WILL BE INVESTIGATED%' then 1 end
    ) as investigations,
    count(case when r.message like '%NO FURTHER %' then 1 end) as dismissals,
    count(case when r.message like '%PENALTY FOR %' and r.message not like '%SERVED%' then 1 end) as penalties,
    count(
      case when r.message like '%SECOND TIME PENALTY FOR %' and r.message not like '%SERVED%' then 1 end
    ) as time_penalties,
    count(
      case when r.message like '%DRIVE THROUGH PENALTY FOR %' and r.message not like '%SERVED%' then 1 end
    ) as drive_through_penalties,
    count(
      case when r.message like '%STOP/GO PENALTY FOR %' and r.message not like '%SERVED%' then 1 end
    ) as stop_go_penalties,
    count(case when r.message like '%DELETED - TRACK LIMITS%' then 1 end) as track_limits_deletions
  from silver_race_control as r
  left join silver_sessions as s on s.session_key = r.session_key
  group by r.session_key
),
periods as (
  select
    session_key,
    count(case when status = 'SC' then 1 end) as safety_cars,
    count(case when status = 'VSC' then 1 end) as virtual_safety_cars,
    count(case when status = 'RED' then 1 end) as red_flags,
    count(case when status = 'YELLOW' then 1 end) as yellow_periods,
    round(sum(case when status = 'SC' then duration_s end), 3) as safety_car_s,
    round(sum(case when status = 'VSC' then duration_s end), 3) as virtual_safety_car_s,
    round(sum(case when status = 'RED' then duration_s end), 3) as red_flag_s
  from gold_track_status
  group by session_key
)
select
  m.session_key,
  m.meeting_key,
  m.session_name,
  m.messages,
  coalesce(p.safety_cars, 0) as safety_car_deployments,
  coalesce(p.virtual_safety_cars, 0) as vsc_deployments,
  coalesce(p.red_flags, 0) as red_flag_stoppages,
  coalesce(p.safety_car_s, 0) as safety_car_s,
  coalesce(p.virtual_safety_car_s, 0) as vsc_s,
  coalesce(p.red_flag_s, 0) as red_flag_s,
  coalesce(p.yellow_periods, 0) as yellow_periods,
  m.yellow_flags,
  m.double_yellow_flags,
  m.blue_flags,
  m.black_and_white_flags,
  m.incidents_noted,
  m.investigations,
  m.dismissals,
  m.penalties,
  m.time_penalties,
  m.drive_through_penalties,
  m.stop_go_penalties,
  m.track_limits_deletions
from messages as m
left join periods as p on p.session_key = m.session_key
