/** Rows of this screen's queries. Times in epoch milliseconds. */

/** A session of the calendar, or a meeting of which no session is known. */
export interface CalendarRow {
  readonly meeting_key: number;
  readonly meeting_name: string | null;
  readonly meeting_start: number | null;
  readonly is_meeting_cancelled: boolean | null;
  readonly location: string | null;
  readonly country_name: string | null;
  readonly circuit_key: number | null;
  readonly session_key: number | null;
  readonly session_name: string | null;
  readonly session_type: string | null;
  readonly date_start: number | null;
  readonly is_cancelled: boolean | null;
  readonly has_results: boolean;
  readonly has_laps: boolean;
  readonly has_tyres: boolean;
  readonly has_control: boolean;
  readonly has_weather: boolean;
  readonly has_telemetry: boolean;
}

/** A driver or team after a round. */
export interface StandingRow {
  readonly round: number;
  readonly meeting_key: number;
  readonly meeting_name: string | null;
  readonly location: string | null;
  /** Car number as text, or the team's name. */
  readonly who: string;
  readonly position: number | null;
  readonly points: number;
  readonly points_behind_leader: number;
  readonly points_source: string;
  readonly race_points: number;
  readonly sprint_points: number;
  readonly wins: number;
  readonly seconds: number;
  readonly thirds: number;
  readonly rounds_without_results: number;
}

/** A car's result of a race or sprint. */
export interface ResultRow {
  readonly session_key: number;
  readonly meeting_key: number;
  readonly session_name: string;
  /** The person's number in the season. */
  readonly driver_number: number;
  readonly position: number | null;
  readonly grid_position: number | null;
  readonly points: number | null;
  readonly status: string;
}

/** What is known of a circuit before the season. */
export interface HistoryRow {
  readonly circuit_key: number;
  readonly year: number;
  readonly winner: string | null;
  readonly lap_record_s: number | null;
  readonly lap_record_driver: string | null;
  readonly lap_record_year: number | null;
}
