/** Rows of this folder's queries, named as their SQL names them. Times ending in `_ms` are epoch milliseconds. */

/** A lap of gold_stint_laps, which says what valid and clean mean. */
export interface StoryLapRow {
  readonly driver_number: number;
  readonly lap_number: number;
  readonly start_ms: number | null;
  readonly end_ms: number | null;
  readonly lap_time_s: number | null;
  readonly stint_number: number | null;
  readonly compound: string | null;
  readonly tyre_age_laps: number | null;
  readonly is_pit_out_lap: boolean | null;
  readonly is_pit_in_lap: boolean;
  readonly track_status: string | null;
  readonly gap_to_leader_s: number | null;
  readonly gap_to_leader_laps: number | null;
  readonly is_deleted: boolean;
  readonly is_valid: boolean;
  readonly is_clean: boolean | null;
}

/** A stint of gold_tyre_degradation; the line is null for fewer than five clean laps. */
export interface FitRow {
  readonly driver_number: number;
  readonly stint_number: number;
  readonly compound: string | null;
  readonly clean_laps: number;
  readonly first_clean_lap: number;
  readonly last_clean_lap: number;
  readonly min_tyre_age_laps: number | null;
  readonly max_tyre_age_laps: number | null;
  readonly degradation_s_per_lap: number | null;
  readonly new_tyre_lap_s: number | null;
  readonly r2_ratio: number | null;
}

export interface PitStopRow {
  readonly driver_number: number;
  readonly lap_number: number;
  readonly pit_lane_s: number | null;
  readonly compound_before: string | null;
  readonly compound_after: string | null;
  readonly is_under_safety_car: boolean | null;
}

/** Bests of the valid laps; null where no lap has the measurement. */
export interface PerformanceRow {
  readonly driver_number: number;
  readonly best_sector_1_s: number | null;
  readonly best_sector_2_s: number | null;
  readonly best_sector_3_s: number | null;
  readonly theoretical_best_s: number | null;
  readonly fastest_lap_time: number;
  readonly max_speed_i1: number | null;
  readonly max_speed_i2: number | null;
  readonly max_speed_st: number | null;
}

export interface PassRow {
  readonly passer: number;
  readonly passed: number;
  readonly passes: number;
}

export interface PassTotalRow {
  readonly driver_number: number;
  readonly overtakes_made: number;
  readonly overtakes_suffered: number;
  readonly overtakes_net: number;
}

export interface TrackPeriodRow {
  /** RED, SC, VSC or YELLOW. */
  readonly status: string;
  readonly sector: number | null;
  readonly start_ms: number;
  readonly end_ms: number | null;
}

export interface WeatherRow {
  readonly at_ms: number;
  readonly air_c: number | null;
  readonly track_c: number | null;
  readonly humidity_percent: number | null;
  readonly wind_ms: number | null;
  readonly pressure_mbar: number | null;
  readonly is_raining: boolean | null;
}

export interface ControlRow {
  readonly at_ms: number;
  readonly lap_number: number | null;
  readonly driver_number: number | null;
  readonly category: string | null;
  readonly flag: string | null;
  readonly message: string | null;
}

export interface RadioRow {
  readonly at_ms: number | null;
  readonly driver_number: number;
  readonly recording_url: string;
}
