import type {Query} from '#/charts/query';

/** A line of gold_qualifying. */
export interface QualifyingRow {
  readonly driver_number: number;
  readonly position: number | null;
  readonly knocked_out_in: string | null;
  readonly q1_s: number | null;
  readonly q2_s: number | null;
  readonly q3_s: number | null;
  readonly q1_gap_s: number | null;
  readonly q2_gap_s: number | null;
  readonly q3_gap_s: number | null;
  readonly q1_to_cut_s: number | null;
  readonly q2_to_cut_s: number | null;
  readonly gap_to_pole_s: number | null;
  readonly best_s: number | null;
  readonly ideal_lap_s: number | null;
  readonly left_on_track_s: number | null;
}

export const qualifyingQuery = (session: number): Query<QualifyingRow> => ({
  reads: ['gold_qualifying'],
  sql: `
select driver_number, position, knocked_out_in, q1_s, q2_s, q3_s, q1_gap_s, q2_gap_s, q3_gap_s,
  q1_to_cut_s, q2_to_cut_s, gap_to_pole_s, best_s, ideal_lap_s, left_on_track_s
from gold_qualifying where session_key = ${session} order by position nulls last, driver_number`,
});
