import type {ScoringSession} from './seasonCalendar';
import type {ResultRow} from './seasonRows';

/** A result in the heat map. */
export interface HeatCell {
  readonly driver: number;
  readonly session: number;
  /** Of the column: 12, of a sprint 12S. */
  readonly column: string;
  readonly place: string;
  readonly isSprint: boolean;
  readonly position: number | null;
  readonly grid: number | null;
  readonly points: number | null;
  readonly status: string;
  /** The place, or why there is none in short. */
  readonly text: string;
  /** The share of the most points anybody took of the session, from 0 to 1. */
  readonly share: number;
}

const why: Readonly<Record<string, string>> = {
  'Did not finish': 'DNF',
  'Did not start': 'DNS',
  Disqualified: 'DSQ',
  'Not classified': 'NC',
};

/** What the columns are called. */
export const columnOf = ({round, isSprint}: ScoringSession): string =>
  isSprint ? `${round}S` : String(round);

/** The results of the season by the column they stand in; sessions that are not in the calendar are left out. */
export function heatCells(
  results: readonly ResultRow[],
  sessions: readonly ScoringSession[],
): readonly HeatCell[] {
  const bySession = new Map(sessions.map((session) => [session.key, session]));
  const most = new Map<number, number>();
  for (const {session_key: key, points} of results)
    most.set(key, Math.max(most.get(key) ?? 0, points ?? 0));
  return results.flatMap((row) => {
    const session = bySession.get(row.session_key);
    if (!session) return [];
    const top = most.get(row.session_key) ?? 0;
    return [
      {
        driver: row.driver_number,
        session: row.session_key,
        column: columnOf(session),
        place: session.place,
        isSprint: session.isSprint,
        position: row.position,
        grid: row.grid_position,
        points: row.points,
        status: row.status,
        text: row.position === null ? (why[row.status] ?? '–') : String(row.position),
        share: top > 0 ? Math.max(0, (row.points ?? 0) / top) : 0,
      },
    ];
  });
}
