select
  session_key,
  meeting_key,
  date,
  category,
  flag,
  scope,
  sector,
  driver_number,
  lap_number,
  qualifying_phase,
  message,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from bronze_race_control
