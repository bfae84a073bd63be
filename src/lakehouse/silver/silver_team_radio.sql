select
  session_key,
  meeting_key,
  driver_number,
  date,
  recording_url,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from bronze_team_radio
