import type {QualifyingRow} from './qualifyingSql';

/** A driver's best lap of one segment. */
export interface SegmentLap {
  readonly driver: number;
  readonly segment: 'Q1' | 'Q2' | 'Q3';
  readonly timeS: number;
  /** Behind the best of the segment. */
  readonly gapS: number;
  /** Behind the slowest time that went through, negative when through; null in Q3. */
  readonly toCutS: number | null;
}

/** The slowest time that went through, as a gap to the best of its segment. */
export interface CutLine {
  readonly segment: 'Q1' | 'Q2';
  readonly gapS: number;
}

export function segmentLaps(rows: readonly QualifyingRow[]): readonly SegmentLap[] {
  return rows.flatMap((row) => {
    const {driver_number: driver} = row;
    return [
      {
        driver,
        segment: 'Q1' as const,
        timeS: row.q1_s,
        gapS: row.q1_gap_s,
        toCutS: row.q1_to_cut_s,
      },
      {
        driver,
        segment: 'Q2' as const,
        timeS: row.q2_s,
        gapS: row.q2_gap_s,
        toCutS: row.q2_to_cut_s,
      },
      {driver, segment: 'Q3' as const, timeS: row.q3_s, gapS: row.q3_gap_s, toCutS: null},
    ].flatMap(({timeS, gapS, ...rest}) =>
      timeS === null || gapS === null ? [] : [{...rest, timeS, gapS}],
    );
  });
}

/** Where each cut fell; a segment that cut nobody has none. */
export function cutLines(laps: readonly SegmentLap[]): readonly CutLine[] {
  return (['Q1', 'Q2'] as const).flatMap((segment) => {
    const own = laps.find((lap) => lap.segment === segment && lap.toCutS !== null);
    return own && own.toCutS !== null ? [{segment, gapS: own.gapS - own.toCutS}] : [];
  });
}
