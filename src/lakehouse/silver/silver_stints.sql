select
  session_key,
  meeting_key,
  driver_number,
  stint_number,
  lap_start,
  lap_end,
  compound,
  tyre_age_at_start,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from bronze_stints
