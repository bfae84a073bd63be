import type {Query} from '#/charts/query';

/** A line of gold_fastest_laps. */
export interface BestLapRow {
  readonly driver_number: number;
  readonly rank: number;
  readonly lap_number: number;
  readonly fastest_lap_time: number;
  readonly gap_to_fastest_s: number;
  readonly compound: string | null;
  readonly tyre_age_laps: number | null;
}

export const bestLapsQuery = (session: number): Query<BestLapRow> => ({
  reads: ['gold_fastest_laps'],
  sql: `
select driver_number, rank, lap_number, fastest_lap_time, gap_to_fastest_s, compound, tyre_age_laps
from gold_fastest_laps where session_key = ${session} order by rank`,
});
