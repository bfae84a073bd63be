select
  session_key,
  meeting_key,
  driver_number,
  position,
  lap_duration,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from bronze_starting_grid
