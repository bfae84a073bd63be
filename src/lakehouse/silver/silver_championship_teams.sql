select
  session_key,
  meeting_key,
  team_name,
  position_start,
  position_current,
  points_start,
  points_current,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from bronze_championship_teams
