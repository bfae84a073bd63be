-- to_13th and to_23rd count ten places each, the better ones in the higher digits of base 32: of equal points the larger
-- number has more of the first place in which two differ. A season has fewer than 32 races.
with scored as (
  select
    c.year,
    c.round,
    r.team_name,
    sum(case when r.session_name = 'Race' then r.points else 0 end) as race_points,
    sum(case when r.session_name = 'Sprint' then r.points else 0 end) as sprint_points,
    count(case when r.session_name = 'Race' then 1 end) as race_entries,
    count(case when r.session_name = 'Race' and r.position = 1 then 1 end) as wins,
    count(case when r.session_name = 'Race' and r.position = 2 then 1 end) as seconds,
    count(case when r.session_name = 'Race' and r.position = 3 then 1 end) as thirds,
    sum(case when r.session_name = 'Race' and r.position between 4 and 13 then power(32, 13 - r.position) else 0 end) as to_13th,
    sum(case when r.session_name = 'Race' and r.position between 14 and 23 then power(32, 23 - r.position) else 0 end) as to_23rd
  from gold_race_results as r
  join season_calendar as c on c.meeting_key = r.meeting_key
  where r.team_name is not null
  group by c.year, c.round, r.team_name
),
official as (
  select
    c.year,
    c.round,
    o.team_name,
    o.points_current as points,
    o.position_current as position
  from silver_championship_teams as o
  join season_calendar as c on c.session_key = o.session_key
  where o.points_current is not null and o.team_name is not null
),
known as (
  select year, round, team_name
  from scored
  union
  select year, round, team_name
  from official
),
known_rounds as (
  select
    n.year,
    n.round,
    coalesce(max(s.race_entries), 0) > 0 as has_race,
    count(o.team_name) > 0 as is_official
  from known as n
  left join scored as s
    on s.year = n.year and s.round = n.round and s.team_name = n.team_name
  left join official as o
    on o.year = n.year and o.round = n.round and o.team_name = n.team_name
  group by n.year, n.round
),
rounds as (
  select
    c.*,
    count(case when k.has_race then null else 1 end) over (
      partition by c.year order by c.round
    ) as rounds_without_results,
    k.round is not null as is_known,
    coalesce(k.is_official, false) as is_official
  from season_calendar as c
  left join known_rounds as k on k.year = c.year and k.round = c.round
),
teams as (
  select year, team_name, min(round) as first_round
  from known
  group by year, team_name
),
totals as (
  select
    n.*,
    d.team_name,
    coalesce(s.race_points, 0) as race_points,
    coalesce(s.sprint_points, 0) as sprint_points,
    sum(coalesce(s.race_points, 0)) over so_far as race_points_total,
    sum(coalesce(s.sprint_points, 0)) over so_far as sprint_points_total,
    cast(sum(coalesce(s.wins, 0)) over so_far as bigint) as wins,
    cast(sum(coalesce(s.seconds, 0)) over so_far as bigint) as seconds,
    cast(sum(coalesce(s.thirds, 0)) over so_far as bigint) as thirds,
    sum(coalesce(s.to_13th, 0)) over so_far as to_13th,
    sum(coalesce(s.to_23rd, 0)) over so_far as to_23rd
  from rounds as n
  join teams as d on d.year = n.year and d.first_round <= n.round
  left join scored as s
    on s.year = n.year and s.round = n.round and s.team_name = d.team_name
  where n.is_known
  window so_far as (partition by n.year, d.team_name order by n.round)
),
ranked as (
  select
    t.*,
    t.race_points_total + t.sprint_points_total as results_points,
    cast(
      row_number() over (
        partition by t.year, t.round
        order by
          t.race_points_total + t.sprint_points_total desc,
          t.wins desc,
          t.seconds desc,
          t.thirds desc,
          t.to_13th desc,
          t.to_23rd desc,
          t.team_name nulls last
      ) as bigint
    ) as results_position
  from totals as t
)
select
  t.year,
  t.round,
  t.team_name,
  t.meeting_key,
  t.session_key,
  t.meeting_name,
  t.location,
  t.date_start,
  case when t.is_official then o.position else t.results_position end as position,
  coalesce(o.points, t.results_points) as points,
  max(coalesce(o.points, t.results_points)) over (partition by t.year, t.round)
  - coalesce(o.points, t.results_points) as points_behind_leader,
  case when o.points is not null then 'championship' else 'results' end as points_source,
  t.race_points,
  t.sprint_points,
  t.race_points_total,
  t.sprint_points_total,
  t.results_points,
  t.wins,
  t.seconds,
  t.thirds,
  t.rounds_without_results
from ranked as t
left join official as o
  on o.year = t.year and o.round = t.round and o.team_name = t.team_name
