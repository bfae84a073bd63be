-- The API mixes numbers with texts such as +1 LAP, and its numbers carry binary noise: 69.44200000000001.
select
  i.session_key,
  i.meeting_key,
  i.driver_number,
  i.date,
  i.gap_to_leader,
  i.interval,
  round(try_cast(i.gap_to_leader as double), 3) as gap_to_leader_s,
  case when i.gap_to_leader like '+% LAP%' then try_cast(split_part(replace(i.gap_to_leader, '+', ''), ' ', 1) as bigint) end as gap_to_leader_laps,
  round(try_cast(i.interval as double), 3) as interval_s,
  case when i.interval like '+% LAP%' then try_cast(split_part(replace(i.interval, '+', ''), ' ', 1) as bigint) end as interval_laps,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from bronze_intervals as i
