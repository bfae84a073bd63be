import {groupBy} from '#/base/groupBy';
import {plainName} from '#/domain/plainName';
import {rollingMean} from '#/domain/rollingMean';
import type {FormRow} from './driversRows';

/** A driver's or team's weekend. */
export interface FormPoint {
  readonly who: string;
  /** The weekend's place among those of the season that have results, from 1. */
  readonly weekend: number;
  readonly place: string;
  /** Points of its race and sprint; null when not entered for either. */
  readonly points: number | null;
  /** Mean of the points of this weekend and the two before it, those not entered left out. */
  readonly mean: number | null;
}

/** Weekends that form is the mean of. */
export const formLength = 3;

/** Points of each weekend and their rolling mean, for each `whoOf` the rows; rows it answers null for are left out. */
export function seasonForm(
  rows: readonly FormRow[],
  whoOf: (row: FormRow) => string | null,
): readonly FormPoint[] {
  const weekends = [...groupBy(rows, (row) => row.meeting_key).values()];
  const everyone = new Set(rows.flatMap((row) => whoOf(row) ?? []));
  return [...everyone].flatMap((who) => {
    const points = weekends.map((weekend) => {
      const own = weekend.filter((row) => whoOf(row) === who);
      const known = own.flatMap((row) => row.points ?? []);
      return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
    });
    const means = rollingMean(points, formLength);
    return weekends.map((weekend, at) => ({
      who,
      weekend: at + 1,
      place: plainName(weekend[0]?.location ?? `Weekend ${at + 1}`),
      points: points[at] ?? null,
      mean: means[at] ?? null,
    }));
  });
}
