select
  session_key,
  meeting_key,
  driver_number,
  date,
  position,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from bronze_position
