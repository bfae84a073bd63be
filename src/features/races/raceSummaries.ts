/** A row of the list's query: gold_race_summary with the winner's team colour. Times in epoch milliseconds. */
export interface RaceSummaryRow {
  readonly session_key: number;
  readonly session_name: string | null;
  readonly is_sprint: boolean | null;
  readonly year: number | null;
  readonly date_start: number | null;
  readonly meeting_name: string | null;
  readonly location: string | null;
  readonly country_name: string | null;
  readonly circuit_short_name: string | null;
  readonly winner: string | null;
  readonly winner_team: string | null;
  readonly winner_colour: string | null;
  readonly winner_time_s: number | null;
  readonly pole: string | null;
  readonly fastest_lap: number | null;
  readonly fastest_lap_driver: string | null;
  readonly total_laps: number | null;
  readonly total_pit_stops: number | null;
  readonly overtakes: number | null;
  readonly safety_car_deployments: number | null;
  readonly vsc_deployments: number | null;
  readonly red_flags: number | null;
  readonly yellow_flags: number | null;
  readonly double_yellow_flags: number | null;
  readonly avg_air_temp: number | null;
  readonly avg_track_temp: number | null;
  readonly rainfall_detected: number | null;
}

export const raceSummarySql = `
select g.session_key, g.session_name, g.is_sprint, g.year, g.date_start, g.meeting_name, g.location,
  g.country_name, g.circuit_short_name, g.winner, g.winner_team, d.team_colour as winner_colour,
  g.winner_time_s, g.pole, g.fastest_lap, g.fastest_lap_driver, g.total_laps, g.total_pit_stops,
  g.overtakes, g.safety_car_deployments, g.vsc_deployments, g.red_flags, g.yellow_flags,
  g.double_yellow_flags, g.avg_air_temp, g.avg_track_temp, g.rainfall_detected
from gold_race_summary g
left join silver_drivers d
  on d.session_key = g.session_key and d.driver_number = g.winner_driver_number
order by g.date_start desc`;

export const raceSummaryReads = ['gold_race_summary', 'silver_drivers'] as const;
