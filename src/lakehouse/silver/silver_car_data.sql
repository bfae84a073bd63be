-- 104 is the car's code for no value.
select
  session_key,
  meeting_key,
  driver_number,
  date,
  speed,
  rpm,
  n_gear,
  nullif(throttle, 104) as throttle,
  nullif(brake, 104) as brake,
  drs,
  _source_file,
  _ingestion_timestamp,
  _batch_id
from bronze_car_data
