import type {Query} from '#/charts/query';
import type {
  ControlRow,
  FitRow,
  PassRow,
  PassTotalRow,
  PerformanceRow,
  PitStopRow,
  RadioRow,
  StoryLapRow,
  TrackPeriodRow,
  WeatherRow,
} from './storyRows';

/** Every lap of a session with what was true on it. Asked once for all panels that look at laps. */
export const storyLapsQuery = (session: number): Query<StoryLapRow> => ({
  reads: ['gold_stint_laps'],
  sql: `
select driver_number, lap_number, cast(epoch_ms(date_start) as double) as start_ms,
  cast(epoch_ms(date_end) as double) as end_ms, lap_time_s, stint_number, compound, tyre_age_laps,
  is_pit_out_lap, is_pit_in_lap, track_status, gap_to_leader_s, gap_to_leader_laps,
  is_deleted, is_valid, is_clean
from gold_stint_laps where session_key = ${session} order by driver_number, lap_number`,
});

export const fitsQuery = (session: number): Query<FitRow> => ({
  reads: ['gold_tyre_degradation'],
  sql: `
select driver_number, stint_number, compound, clean_laps, first_clean_lap, last_clean_lap,
  min_tyre_age_laps, max_tyre_age_laps, degradation_s_per_lap, new_tyre_lap_s, r2_ratio
from gold_tyre_degradation where session_key = ${session} order by driver_number, stint_number`,
});

export const pitStopsQuery = (session: number): Query<PitStopRow> => ({
  reads: ['gold_pit_stops'],
  sql: `
select driver_number, lap_number, pit_lane_s, compound_before, compound_after, is_under_safety_car
from gold_pit_stops where session_key = ${session} order by lap_number, driver_number`,
});

export const performanceQuery = (session: number): Query<PerformanceRow> => ({
  reads: ['gold_driver_performance'],
  sql: `
select driver_number, best_sector_1_s, best_sector_2_s, best_sector_3_s, theoretical_best_s,
  fastest_lap_time, max_speed_i1, max_speed_i2, max_speed_st
from gold_driver_performance where session_key = ${session}
order by theoretical_best_s nulls last, driver_number`,
});

/** Silver, since gold_overtakes_analysis has only each driver's totals and not who passed whom. */
export const passesQuery = (session: number): Query<PassRow> => ({
  reads: ['silver_overtakes'],
  sql: `
select overtaking_driver_number as passer, overtaken_driver_number as passed,
  cast(count(*) as integer) as passes
from silver_overtakes where session_key = ${session}
group by overtaking_driver_number, overtaken_driver_number order by passes desc, passer, passed`,
});

export const passTotalsQuery = (session: number): Query<PassTotalRow> => ({
  reads: ['gold_overtakes_analysis'],
  sql: `
select driver_number, overtakes_made, overtakes_suffered, overtakes_net
from gold_overtakes_analysis where session_key = ${session}
order by overtakes_made desc, driver_number`,
});

export const trackStatusQuery = (session: number): Query<TrackPeriodRow> => ({
  reads: ['gold_track_status'],
  sql: `
select status, sector, cast(epoch_ms(date_start) as double) as start_ms,
  cast(epoch_ms(date_end) as double) as end_ms
from gold_track_status where session_key = ${session} order by date_start`,
});

/** Silver, since gold_weather_summary has one row a session and no course of time. Without the hour before. */
export const weatherQuery = (session: number): Query<WeatherRow> => ({
  reads: ['silver_weather', 'silver_sessions'],
  sql: `
select cast(epoch_ms(w.date) as double) as at_ms, w.air_temperature as air_c,
  nullif(w.track_temperature, 0) as track_c, w.humidity as humidity_percent,
  w.wind_speed as wind_ms, w.pressure as pressure_mbar, w.rainfall > 0 as is_raining
from silver_weather w left join silver_sessions s on s.session_key = w.session_key
where w.session_key = ${session} and w.date >= coalesce(s.date_start, w.date) order by w.date`,
});

/** Silver, since gold_race_control_summary counts messages and does not keep them. */
export const controlQuery = (session: number): Query<ControlRow> => ({
  reads: ['silver_race_control'],
  sql: `
select cast(epoch_ms(date) as double) as at_ms, lap_number, driver_number, category, flag, message
from silver_race_control where session_key = ${session} and date is not null
order by date, message`,
});

/** Silver, since gold_radio_summary counts the recordings and has no address of them. */
export const radioQuery = (session: number): Query<RadioRow> => ({
  reads: ['silver_team_radio'],
  sql: `
select cast(epoch_ms(date) as double) as at_ms, driver_number, recording_url
from silver_team_radio where session_key = ${session} order by date, driver_number, recording_url`,
});
