select
  session_key,
  meeting_key,
  date,
  air_temperature,
  track_temperature,
  humidity,
  pressure,
  rainfall,
  wind_direction,
  wind_speed,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from bronze_weather
