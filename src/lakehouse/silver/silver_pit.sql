-- OpenF1 renamed pit_duration to lane_duration in January 2026: one figure out of both.
select
  session_key,
  meeting_key,
  driver_number,
  lap_number,
  date,
  pit_duration,
  lane_duration,
  stop_duration,
  coalesce(lane_duration, pit_duration) as pit_lane_s,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from bronze_pit
