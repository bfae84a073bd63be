-- One field, three shapes: 6052.571, +1 LAP, and [92.339, 91.439, null] for a qualifying.
with results as (
  select
    *,
    case when duration like '[%' then replace(replace(duration, '[', ''), ']', '') end as times,
    case when gap_to_leader like '[%' then replace(replace(gap_to_leader, '[', ''), ']', '') end as gaps,
    case when gap_to_leader like '+% LAP%' then split_part(replace(gap_to_leader, '+', ''), ' ', 1) end as laps
  from bronze_session_result
)
select
  session_key,
  meeting_key,
  driver_number,
  position,
  number_of_laps,
  points,
  dnf,
  dns,
  dsq,
  duration,
  gap_to_leader,
  try_cast(duration as double) as duration_s,
  try_cast(trim(split_part(times, ',', 1)) as double) as q1_s,
  try_cast(trim(split_part(times, ',', 2)) as double) as q2_s,
  try_cast(trim(split_part(times, ',', 3)) as double) as q3_s,
  round(try_cast(gap_to_leader as double), 3) as gap_s,
  try_cast(laps as bigint) as gap_laps,
  round(try_cast(trim(split_part(gaps, ',', 1)) as double), 3) as q1_gap_s,
  round(try_cast(trim(split_part(gaps, ',', 2)) as double), 3) as q2_gap_s,
  round(try_cast(trim(split_part(gaps, ',', 3)) as double), 3) as q3_gap_s,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from results
