with results as (
  select
    s.year,
    r.session_key,
    r.driver_number,
    r.team_name,
    r.team_colour,
    r.position,
    r.grid_position,
    r.points,
    r.number_of_laps,
    r.dnf,
    r.dns,
    r.dsq,
    r.session_name = 'Sprint' as is_sprint
  from gold_race_results as r
  join silver_sessions as s on s.session_key = r.session_key
  where s.year is not null and r.team_name is not null
),
people as (
  select distinct
    r.year,
    r.team_name,
    coalesce(e.season_driver_number, r.driver_number) as driver_number
  from results as r
  left join gold_season_entries as e on e.year = r.year and e.driver_number = r.driver_number
),
line_ups as (
  select year, team_name, count(*) as num_drivers
  from people
  group by year, team_name
),
fastest as (
  select s.year, d.team_name, count(*) as fastest_laps
  from gold_race_summary as s
  join silver_drivers as d
    on d.session_key = s.session_key and d.driver_number = s.fastest_lap_driver_number
  where not s.is_sprint
  group by s.year, d.team_name
),
seasons_with_laps as (
  select distinct year
  from fastest
),
standings as (
  select
    *,
    row_number() over (partition by year, team_name order by round desc) as place
  from gold_season_standings_teams
),
weekends as (
  select
    year,
    team_name,
    session_key,
    is_sprint,
    count(case when position <= 2 then 1 end) as first_two,
    count(case when points > 0 then 1 end) as scorers
  from results
  group by year, team_name, session_key, is_sprint
),
pairs as (
  select
    year,
    team_name,
    count(case when not is_sprint then 1 end) as races,
    count(case when not is_sprint and first_two = 2 then 1 end) as one_twos,
    count(case when not is_sprint and scorers >= 2 then 1 end) as double_points_finishes
  from weekends
  group by year, team_name
),
seasons as (
  select
    year,
    team_name,
    max(team_colour) as team_colour,
    count(case when not is_sprint and not coalesce(dns, false) then 1 end) as race_entries,
    count(case when not is_sprint and position = 1 then 1 end) as wins,
    count(case when not is_sprint and position <= 3 then 1 end) as podiums,
    count(case when not is_sprint then grid_position end) as races_with_grid,
    count(case when not is_sprint and grid_position = 1 then 1 end) as poles,
    count(case when not is_sprint and dnf then 1 end) as dnfs,
    count(case when not is_sprint and dns then 1 end) as dns_count,
    count(case when not is_sprint and dsq then 1 end) as dsqs,
    min(case when not is_sprint then position end) as best_finish_position,
    avg(case when not is_sprint then position end) as avg_finish_position,
    min(case when not is_sprint then grid_position end) as best_grid_position,
    avg(case when not is_sprint then grid_position end) as avg_grid_position,
    sum(case when not is_sprint then number_of_laps end) as total_laps,
    sum(case when is_sprint then 0 else coalesce(points, 0) end) as race_points,
    sum(case when is_sprint then coalesce(points, 0) else 0 end) as sprint_points,
    count(case when is_sprint and not coalesce(dns, false) then 1 end) as sprint_entries,
    count(case when is_sprint and position = 1 then 1 end) as sprint_wins,
    count(case when is_sprint and position <= 3 then 1 end) as sprint_podiums
  from results
  group by year, team_name
)
select
  a.year,
  a.team_name,
  a.team_colour,
  l.num_drivers,
  p.races,
  a.race_entries,
  a.race_points + a.sprint_points as total_points,
  a.race_points,
  a.sprint_points,
  a.wins,
  a.podiums,
  p.one_twos,
  p.double_points_finishes,
  case when a.races_with_grid > 0 then a.poles end as total_poles,
  case when w.year is not null then coalesce(f.fastest_laps, 0) end as fastest_laps,
  a.dnfs,
  a.dns_count,
  a.dsqs,
  a.best_finish_position,
  round(a.avg_finish_position, 9) as avg_finish_position,
  a.best_grid_position,
  round(a.avg_grid_position, 9) as avg_grid_position,
  cast(a.total_laps as bigint) as total_laps,
  a.sprint_entries,
  a.sprint_wins,
  a.sprint_podiums,
  n.position as championship_position,
  n.points as championship_points,
  n.points_source as championship_source
from seasons as a
join line_ups as l on l.year = a.year and l.team_name = a.team_name
join pairs as p on p.year = a.year and p.team_name = a.team_name
left join fastest as f on f.year = a.year and f.team_name = a.team_name
left join seasons_with_laps as w on w.year = a.year
left join standings as n on n.year = a.year and n.team_name = a.team_name and n.place = 1
