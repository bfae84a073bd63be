import {place, type Snippet, top} from './snippet';

/** Questions in words, those of the reference's Genie space. */
export const questionSnippets: readonly Snippet[] = [
  {
    title: 'Average lap per driver',
    question: 'What is each driver’s average lap time in each session?',
    parameters: place,
    sql: `select s.location, s.session_name, p.full_name, p.team_name, p.avg_lap_time, p.median_lap_s, p.total_laps
from gold_driver_performance p
join silver_sessions s using (session_key)
where contains(lower(s.location), lower({{location}}))
order by s.date_start desc, p.avg_lap_time`,
  },
  {
    title: 'Poles',
    question: 'How many pole positions has each driver?',
    sql: `select pole as driver, count(*) as poles, count_if(pole_driver_number = winner_driver_number) as won_from_pole
from gold_race_summary
where pole is not null and not is_sprint
group by pole
order by poles desc, driver`,
  },
  {
    title: 'Fastest lap of a race',
    question: 'Who drove the fastest lap at a race, and when?',
    parameters: place,
    sql: `select r.year, r.location, f.full_name, f.team_name, f.lap_number, f.fastest_lap_time, f.compound, f.tyre_age_laps
from gold_race_summary r
join gold_fastest_laps f on f.session_key = r.session_key and f.rank = 1
where not r.is_sprint and contains(lower(r.location), lower({{location}}))
order by r.date_start desc`,
  },
  {
    title: 'Fastest pit crew',
    question: 'Which team is quickest in the pit lane?',
    sql: `select team_name, count(*) as stops, median(pit_lane_s) as median_lane_s, min(pit_lane_s) as best_lane_s,
  median(stationary_s) as median_stationary_s, min(stationary_s) as best_stationary_s
from gold_pit_stops
where pit_lane_s is not null
group by team_name
order by median_lane_s`,
  },
  {
    title: 'Races with a safety car',
    question: 'In which races did the safety car come out?',
    sql: `select year, location, session_name, safety_car_deployments, vsc_deployments, winner
from gold_race_summary
where safety_car_deployments > 0 or vsc_deployments > 0
order by date_start desc`,
  },
  {
    title: 'Longest stops',
    question: 'Which pit stops took longest?',
    parameters: top(10),
    sql: `select r.year, r.location, p.full_name, p.team_name, p.lap_number, p.pit_lane_s, p.stationary_s, p.track_status
from gold_pit_stops p
join gold_race_summary r using (session_key)
order by p.pit_lane_s desc nulls last
limit {{top}}`,
  },
  {
    title: 'Compounds used most',
    question: 'Which tyres are used most?',
    sql: `select compound, count(*) as stints, sum(stint_laps) as laps, avg(stint_laps) as mean_stint_laps,
  avg(degradation_s_per_lap) as mean_degradation_s_per_lap
from gold_tyre_strategy
where compound is not null
group by compound
order by laps desc`,
  },
  {
    title: 'Overtakes per circuit',
    question: 'Where is overtaking easiest?',
    sql: `select circuit_short_name, count(*) as races, avg(overtakes) as mean_overtakes, max(overtakes) as most_overtakes
from gold_race_summary
where not is_sprint and overtakes is not null
group by circuit_short_name
order by mean_overtakes desc`,
  },
  {
    title: 'Grid and finish',
    question: 'How much does the place on the grid decide the result?',
    sql: `select location, session_name, count(*) as drivers, corr(grid_position, position) as correlation,
  avg(abs(positions_gained)) as mean_places_moved, count_if(grid_position = 1 and position = 1) > 0 as won_from_pole
from gold_grid_to_finish
where grid_position is not null and position is not null
group by location, session_name, date_start
order by date_start desc`,
  },
];
