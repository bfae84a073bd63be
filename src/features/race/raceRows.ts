/** Rows of this screen's queries, named as their SQL names them. Times ending in `_ms` are epoch milliseconds. */

export interface SessionRow {
  readonly session_key: number;
  readonly session_name: string;
  readonly session_type: string;
  readonly meeting_name: string | null;
  readonly location: string | null;
  readonly country_name: string | null;
  readonly year: number | null;
  readonly start_ms: number | null;
}

/** A line of the classification: of gold_race_results for races, else of silver_session_result. */
export interface ResultRow {
  readonly driver_number: number;
  readonly position: number | null;
  readonly grid: number | null;
  readonly number_of_laps: number | null;
  readonly points: number | null;
  readonly duration_s: number | null;
  readonly gap_s: number | null;
  readonly gap_laps: number | null;
  readonly q1_s: number | null;
  readonly q2_s: number | null;
  readonly q3_s: number | null;
  readonly status: string | null;
  readonly stops: number | null;
  readonly best_lap_s: number | null;
  readonly best_lap_number: number | null;
}

/** A lap of gold_stint_laps. */
export interface LapRow {
  readonly driver_number: number;
  readonly lap_number: number;
  /** Null when no stint has the lap. */
  readonly stint_number: number | null;
  readonly start_ms: number | null;
  readonly lap_duration: number | null;
  readonly is_pit_out_lap: boolean | null;
  /** The lap ended in the pit lane. */
  readonly is_pit_in_lap: boolean;
  /** Worst state of the track during the lap: RED, SC, VSC, YELLOW or GREEN; null without race control. */
  readonly track_status: string | null;
  /** A lap to measure pace by: green, timed, not begun or ended in the pits, not deleted, not the first of a race. */
  readonly is_clean: boolean;
}

export interface StintRow {
  readonly driver_number: number;
  readonly stint_number: number;
  readonly lap_start: number;
  readonly lap_end: number;
  readonly compound: string | null;
  readonly tyre_age_at_start: number | null;
  readonly best_lap_s: number | null;
  readonly avg_lap_s: number | null;
  readonly degradation_s_per_lap: number | null;
}

/** A visit to the pit lane, of gold_pit_stops. */
export interface PitRow {
  readonly driver_number: number;
  readonly lap_number: number;
  readonly pit_lane_s: number | null;
  /** Time at rest. */
  readonly stop_duration: number | null;
  readonly lane_rank: number | null;
  readonly compound_before: string | null;
  readonly compound_after: string | null;
  readonly is_under_safety_car: boolean | null;
}
