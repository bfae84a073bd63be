import {days, place, type Snippet, top} from './snippet';

/** The questions of the reference's dashboard, on this lake's tables. Its window ends at the newest session, not today. */
export const dashboardSnippets: readonly Snippet[] = [
  {
    title: 'Recent sessions',
    question: 'Which sessions were there lately, and how many drivers took part?',
    parameters: days(90),
    sql: `select s.session_key, m.meeting_name, s.session_name, s.location, s.date_start, count(d.driver_number) as drivers
from silver_sessions s
left join silver_meetings m using (meeting_key)
left join silver_drivers d on d.session_key = s.session_key
where s.date_start >= (select max(date_start) from silver_sessions) - to_days({{days}})
group by all
order by s.date_start desc`,
  },
  {
    title: 'Fastest laps',
    question: 'Who drove the fastest lap of each session?',
    parameters: {...days(90), ...top(3)},
    sql: `select session_name, location, date_start, rank, full_name, team_name, lap_number, fastest_lap_time, gap_to_fastest_s, compound
from gold_fastest_laps
where rank <= {{top}}
  and date_start >= (select max(date_start) from gold_fastest_laps) - to_days({{days}})
order by date_start desc, rank`,
  },
  {
    title: 'Driver comparison',
    question: 'How do drivers compare in races and sprints?',
    parameters: days(90),
    sql: `select p.full_name, p.team_name, count(*) as races, sum(p.total_laps) as laps,
  min(p.fastest_lap_time) as fastest_lap_s, avg(p.avg_lap_time) as mean_lap_s,
  avg(p.lap_time_consistency) as mean_spread_s, max(p.max_speed_st) as top_speed_kmh, sum(p.pit_stop_count) as pit_stops
from gold_driver_performance p
join gold_race_summary r using (session_key)
where r.date_start >= (select max(date_start) from gold_race_summary) - to_days({{days}})
group by all
order by mean_lap_s`,
  },
  {
    title: 'Team ranking',
    question: 'Which team had the fastest lap of each session?',
    parameters: days(90),
    sql: `select s.date_start, s.location, s.session_name, t.team_rank, t.team_name, t.team_fastest_lap, t.team_avg_lap_time,
  t.intra_team_gap_s, t.team_max_speed
from gold_team_performance t
join silver_sessions s using (session_key)
where s.date_start >= (select max(date_start) from silver_sessions) - to_days({{days}})
order by s.date_start desc, t.team_rank`,
  },
  {
    title: 'Tyre strategy',
    question: 'Which tyres did each driver use, and for how long?',
    parameters: days(90),
    sql: `select r.location, r.session_name, t.full_name,
  string_agg(t.compound || ' ' || t.stint_laps, ' → ' order by t.stint_number) as strategy,
  count(*) as stints, sum(t.stint_laps) as laps, min(t.best_lap_time_on_compound) as best_lap_s
from gold_tyre_strategy t
join gold_race_summary r using (session_key)
where r.date_start >= (select max(date_start) from gold_race_summary) - to_days({{days}})
group by r.date_start, r.location, r.session_name, t.full_name
order by r.date_start desc, t.full_name`,
  },
  {
    title: 'Weather and pace',
    question: 'What was the weather in each session, and how fast was the fastest lap?',
    parameters: days(90),
    sql: `select s.date_start, s.location, s.session_name, w.avg_air_temperature_c, w.avg_track_temperature_c, w.avg_humidity_percent,
  w.avg_wind_speed_ms, w.is_wet, min(f.fastest_lap_time) as fastest_lap_s
from gold_weather_summary w
join silver_sessions s using (session_key)
left join gold_fastest_laps f on f.session_key = w.session_key
where s.date_start >= (select max(date_start) from silver_sessions) - to_days({{days}})
group by all
order by s.date_start desc`,
  },
  {
    title: 'Incidents',
    question: 'When were yellow, red and blue flags shown, and why?',
    parameters: days(90),
    sql: `select s.location, s.session_name, c.date, c.lap_number, c.flag, c.scope, c.sector, c.driver_number, c.message
from silver_race_control c
join silver_sessions s using (session_key)
where c.flag in ('YELLOW', 'RED', 'BLUE')
  and s.date_start >= (select max(date_start) from silver_sessions) - to_days({{days}})
order by c.date desc`,
  },
  {
    title: 'Quickest pit stops',
    question: 'Which stops cost the least time in the pit lane?',
    parameters: {...days(90), ...top(20)},
    sql: `select r.location, r.session_name, p.full_name, p.team_name, p.lap_number, p.pit_lane_s, p.stationary_s,
  p.compound_before, p.compound_after
from gold_pit_stops p
join gold_race_summary r using (session_key)
where p.pit_lane_s is not null
  and r.date_start >= (select max(date_start) from gold_race_summary) - to_days({{days}})
order by p.pit_lane_s
limit {{top}}`,
  },
  {
    title: 'Top speeds from telemetry',
    question: 'Who was fastest by the car’s own figures? (Needs car_data.)',
    parameters: days(90),
    sql: `select s.location, s.session_name, t.full_name, t.team_name, max(t.top_speed_kmh) as top_speed_kmh,
  arg_max(t.lap_number, t.top_speed_kmh) as lap_number, max(t.max_rpm) as max_rpm
from gold_telemetry_laps t
join silver_sessions s using (session_key)
where s.date_start >= (select max(date_start) from silver_sessions) - to_days({{days}})
group by all
order by top_speed_kmh desc`,
  },
  {
    title: 'Overtakes',
    question: 'Who overtook most, and who was overtaken?',
    parameters: {...days(90), ...place},
    sql: `select r.location, r.session_name, o.full_name, o.team_name, o.overtakes_made, o.overtakes_suffered, o.overtakes_net
from gold_overtakes_analysis o
join gold_race_summary r using (session_key)
where r.date_start >= (select max(date_start) from gold_race_summary) - to_days({{days}})
  and contains(lower(r.location), lower({{location}}))
order by r.date_start desc, o.overtakes_made desc`,
  },
  {
    title: 'Race summary',
    question: 'How did each race go, and did it rain?',
    parameters: days(90),
    sql: `select date_start, location, session_name, winner, winner_team, pole, total_laps, fastest_lap, fastest_lap_driver,
  total_pit_stops, yellow_flags, red_flags, safety_car_deployments, vsc_deployments, overtakes,
  case rainfall_detected when 1 then 'Yes' when 0 then 'No' end as rain
from gold_race_summary
where date_start >= (select max(date_start) from gold_race_summary) - to_days({{days}})
order by date_start desc`,
  },
  {
    title: 'Points table',
    question: 'Who would lead by 25-18-15-12-10-8-6-4-2-1, Grands Prix only?',
    parameters: days(365),
    sql: `select full_name, sum(coalesce([25, 18, 15, 12, 10, 8, 6, 4, 2, 1][position], 0))::bigint as points,
  count(*) as races_entered, count_if(position = 1) as wins, count_if(position <= 3) as podiums,
  sum(points) as points_as_awarded
from gold_race_results
where session_name = 'Race'
  and date_start >= (select max(date_start) from gold_race_results) - to_days({{days}})
group by driver_number, full_name
order by points desc, wins desc, podiums desc`,
  },
];
