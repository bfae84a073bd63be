select
  session_key,
  meeting_key,
  date,
  overtaking_driver_number,
  overtaken_driver_number,
  position,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from bronze_overtakes
