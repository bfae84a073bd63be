select
  session_key,
  meeting_key,
  driver_number,
  broadcast_name,
  full_name,
  first_name,
  last_name,
  name_acronym,
  team_name,
  team_colour,
  headshot_url,
  country_code,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from bronze_drivers
