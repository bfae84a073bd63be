import {groupBy} from '#/base/groupBy';
import {type SessionKind, sessionKind} from '#/domain/endpoints';
import {plainName} from '#/domain/plainName';
import {type QualifyingGap, qualifyingGap} from '#/domain/qualifyingGap';
import type {ComparedRow} from './driversRows';
import type {GapKind} from './driversSearch';

/** A driver of the comparison in a session; gaps are to the first driver chosen, positive when slower. */
export interface Compared {
  readonly row: ComparedRow;
  readonly session: string;
  readonly kind: SessionKind;
  /** The first driver chosen: every gap is to this one. */
  readonly isReference: boolean;
  readonly qualifying: QualifyingGap | null;
  readonly bestGapS: number | null;
  readonly paceGapS: number | null;
}

interface Titled {
  readonly session_name: string;
  readonly location: string | null;
  readonly year: number | null;
  readonly session_key: number;
}

/** Name of a session among those of its year. */
const titleInYear = ({session_name, location, session_key}: Titled): string =>
  `${plainName(location ?? `session ${session_key}`)}, ${session_name}`;

/** Name of a session among those of any season. */
export const sessionTitle = (row: Titled): string =>
  row.year === null ? titleInYear(row) : `${row.year} ${titleInYear(row)}`;

const minus = (own: number | null, reference: number | null | undefined): number | null =>
  own === null || reference === null || reference === undefined
    ? null
    : Math.round((own - reference) * 1000) / 1000;

/** The chosen drivers session by session, in the order they were chosen in. */
export function compared(
  rows: readonly ComparedRow[],
  drivers: readonly number[],
): readonly Compared[] {
  const [reference] = drivers;
  const isOneYear = new Set(rows.map(({year}) => year)).size < 2;
  return [...groupBy(rows, (row) => row.session_key).values()].flatMap((session) => {
    const first = session.find((row) => row.driver_number === reference);
    return drivers.flatMap((driver) => {
      const row = session.find((one) => one.driver_number === driver);
      if (!row) return [];
      const isReference = driver === reference;
      return [
        {
          row,
          session: (isOneYear ? titleInYear : sessionTitle)(row),
          kind: sessionKind(row.session_type, row.session_name),
          isReference,
          qualifying: first && !isReference ? qualifyingGap(timesOf(first), timesOf(row)) : null,
          bestGapS: isReference ? null : minus(row.best_lap_s, first?.best_lap_s),
          paceGapS: isReference ? null : minus(row.median_lap_s, first?.median_lap_s),
        },
      ];
    });
  });
}

const timesOf = ({q1_s, q2_s, q3_s}: ComparedRow) => [q1_s, q2_s, q3_s] as const;

/** The gap that a chart of this kind draws; null where there is none. */
export function gapOf(one: Compared, kind: GapKind): number | null {
  if (kind === 'qualifying') return one.qualifying?.seconds ?? null;
  return kind === 'pace' ? one.paceGapS : one.bestGapS;
}

/** Numbers that more than one person drove in the sessions, with their names. */
export function sharedNumbers(
  rows: readonly ComparedRow[],
): readonly {readonly driver: number; readonly names: readonly string[]}[] {
  return [...groupBy(rows, (row) => row.driver_number)].flatMap(([driver, own]) => {
    const names = [...new Set(own.flatMap((row) => row.full_name?.toLowerCase() ?? []))];
    if (names.length < 2) return [];
    const spelt = own.flatMap((row) => row.full_name ?? []);
    return [
      {
        driver,
        names: names.flatMap((name) => spelt.find((one) => one.toLowerCase() === name) ?? []),
      },
    ];
  });
}
