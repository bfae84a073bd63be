with results as (
  select
    s.year,
    coalesce(e.season_driver_number, r.driver_number) as season_driver_number,
    r.team_name,
    r.position,
    r.grid_position,
    r.positions_gained,
    r.points,
    r.number_of_laps,
    r.dnf,
    r.dns,
    r.dsq,
    r.session_name = 'Sprint' as is_sprint,
    r.session_name <> 'Sprint' and not coalesce(r.dns, false) as is_start
  from gold_race_results as r
  join silver_sessions as s on s.session_key = r.session_key
  left join gold_season_entries as e on e.year = s.year and e.driver_number = r.driver_number
  where s.year is not null
),
fastest as (
  select
    s.year,
    coalesce(e.season_driver_number, s.fastest_lap_driver_number) as driver_number,
    count(*) as fastest_laps
  from gold_race_summary as s
  left join gold_season_entries as e
    on e.year = s.year and e.driver_number = s.fastest_lap_driver_number
  where not s.is_sprint and s.fastest_lap_driver_number is not null
  group by s.year, coalesce(e.season_driver_number, s.fastest_lap_driver_number)
),
seasons_with_laps as (
  select distinct year
  from fastest
),
standings as (
  select
    *,
    row_number() over (partition by year, driver_number order by round desc) as place
  from gold_season_standings_drivers
),
seasons as (
  select
    year,
    season_driver_number as driver_number,
    count(distinct team_name) as teams,
    count(case when is_start then 1 end) as races,
    count(case when not is_sprint and position = 1 then 1 end) as wins,
    count(case when not is_sprint and position <= 3 then 1 end) as podiums,
    count(case when not is_sprint then grid_position end) as races_with_grid,
    count(case when not is_sprint and grid_position = 1 then 1 end) as poles,
    count(case when not is_sprint and points > 0 then 1 end) as points_finishes,
    count(case when not is_sprint and dnf then 1 end) as dnfs,
    count(case when not is_sprint and dns then 1 end) as dns_count,
    count(case when not is_sprint and dsq then 1 end) as dsqs,
    min(case when not is_sprint then position end) as best_finish_position,
    avg(case when not is_sprint then position end) as avg_finish_position,
    min(case when not is_sprint then grid_position end) as best_grid_position,
    avg(case when not is_sprint then grid_position end) as avg_grid_position,
    avg(case when not is_sprint then positions_gained end) as avg_positions_gained,
    sum(case when not is_sprint then number_of_laps end) as total_laps,
    sum(case when is_sprint then 0 else coalesce(points, 0) end) as race_points,
    sum(case when is_sprint then coalesce(points, 0) else 0 end) as sprint_points,
    count(case when is_sprint and not coalesce(dns, false) then 1 end) as sprint_races,
    count(case when is_sprint and position = 1 then 1 end) as sprint_wins,
    count(case when is_sprint and position <= 3 then 1 end) as sprint_podiums,
    count(case when is_sprint then grid_position end) as sprints_with_grid,
    count(case when is_sprint and grid_position = 1 then 1 end) as sprint_poles
  from results
  group by year, season_driver_number
)
select
  a.year,
  a.driver_number,
  e.full_name,
  e.name_acronym,
  e.team_name,
  e.team_colour,
  a.teams,
  a.races,
  a.race_points + a.sprint_points as total_points,
  a.race_points,
  a.sprint_points,
  a.wins,
  a.podiums,
  case when a.races_with_grid > 0 then a.poles end as total_poles,
  case when w.year is not null then coalesce(f.fastest_laps, 0) end as fastest_laps,
  a.points_finishes,
  a.dnfs,
  a.dns_count,
  a.dsqs,
  round(a.wins / nullif(cast(a.races as double), 0), 9) as win_rate,
  round(a.podiums / nullif(cast(a.races as double), 0), 9) as podium_rate,
  a.best_finish_position,
  round(a.avg_finish_position, 9) as avg_finish_position,
  a.best_grid_position,
  round(a.avg_grid_position, 9) as avg_grid_position,
  round(a.avg_positions_gained, 9) as avg_positions_gained,
  cast(a.total_laps as bigint) as total_laps,
  a.sprint_races,
  a.sprint_wins,
  a.sprint_podiums,
  case when a.sprints_with_grid > 0 then a.sprint_poles end as sprint_poles,
  n.position as championship_position,
  n.points as championship_points,
  n.points_source as championship_source
from seasons as a
left join gold_season_entries as e
  on e.year = a.year and e.driver_number = a.driver_number
left join fastest as f on f.year = a.year and f.driver_number = a.driver_number
left join seasons_with_laps as w on w.year = a.year
left join standings as n
  on n.year = a.year and n.driver_number = a.driver_number and n.place = 1
