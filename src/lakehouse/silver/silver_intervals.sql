-- The API mixes numbers with texts such as +1 LAP, and its numbers carry binary noise: 69.44200000000001.
-- A column named interval must be qualified to be readable in Spark SQL.
with gaps as (
  select
    i.*,
    case when i.gap_to_leader like '+% LAP%' then split_part(replace(i.gap_to_leader, '+', ''), ' ', 1) end as leader_laps,
    case when i.interval like '+% LAP%' then split_part(replace(i.interval, '+', ''), ' ', 1) end as ahead_laps
  from bronze_intervals as i
)
select
  g.session_key,
  g.meeting_key,
  g.driver_number,
  g.date,
  g.gap_to_leader,
  g.interval,
  round(try_cast(g.gap_to_leader as double), 3) as gap_to_leader_s,
  try_cast(g.leader_laps as bigint) as gap_to_leader_laps,
  round(try_cast(g.interval as double), 3) as interval_s,
  try_cast(g.ahead_laps as bigint) as interval_laps,
  g._source_file,
  g._ingestion_timestamp,
  g._batch_id
from gaps as g
