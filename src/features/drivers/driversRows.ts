/** Rows of these screens' queries. Times in epoch milliseconds. */

export interface DriverSeasonRow {
  readonly driver_number: number;
  readonly championship_position: number | null;
  readonly championship_points: number | null;
  readonly total_points: number | null;
  readonly races: number;
  readonly wins: number;
  readonly podiums: number;
  readonly total_poles: number | null;
  readonly fastest_laps: number | null;
  readonly points_finishes: number;
  readonly dnfs: number;
  readonly sprint_wins: number;
  readonly best_finish_position: number | null;
  readonly avg_finish_position: number | null;
  readonly avg_grid_position: number | null;
}

export interface TeamSeasonRow extends Omit<DriverSeasonRow, 'driver_number' | 'points_finishes'> {
  readonly team_name: string;
  readonly team_colour: string | null;
  readonly num_drivers: number;
  readonly one_twos: number;
}

/** Two team mates in a session. Gaps are the second's time minus the first's. */
export interface MateRow {
  readonly session_key: number;
  readonly session_name: string;
  readonly session_type: string;
  readonly location: string | null;
  readonly date_start: number | null;
  readonly team_name: string;
  readonly team_colour: string | null;
  readonly driver_1_number: number;
  readonly driver_2_number: number;
  readonly driver_1: string | null;
  readonly driver_2: string | null;
  readonly driver_1_position: number | null;
  readonly driver_2_position: number | null;
  readonly driver_1_points: number | null;
  readonly driver_2_points: number | null;
  readonly qualifying_segment: string | null;
  readonly qualifying_gap_s: number | null;
  readonly median_lap_gap_s: number | null;
}

/** A driver's result of a race or sprint. */
export interface FormRow {
  readonly session_key: number;
  readonly meeting_key: number;
  readonly session_name: string;
  readonly location: string | null;
  readonly date_start: number | null;
  /** The person's number in the season. */
  readonly driver_number: number;
  readonly team_name: string | null;
  readonly position: number | null;
  readonly points: number | null;
}

/** A session of any season that has something to compare. */
export interface SessionChoiceRow {
  readonly session_key: number;
  readonly session_name: string;
  readonly location: string | null;
  readonly year: number;
  readonly date_start: number | null;
}

/** A driver in a chosen session. */
export interface ComparedRow {
  readonly session_key: number;
  readonly session_name: string;
  readonly session_type: string;
  readonly location: string | null;
  readonly year: number | null;
  readonly driver_number: number;
  readonly full_name: string | null;
  readonly name_acronym: string | null;
  readonly team_name: string | null;
  readonly team_colour: string | null;
  readonly position: number | null;
  readonly grid_position: number | null;
  readonly points: number | null;
  readonly status: string | null;
  readonly q1_s: number | null;
  readonly q2_s: number | null;
  readonly q3_s: number | null;
  readonly best_lap_s: number | null;
  readonly median_lap_s: number | null;
  readonly clean_laps: number | null;
}
