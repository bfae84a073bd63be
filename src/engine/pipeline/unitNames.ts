import type {Session} from '../db/session';

/** What people call sessions and meetings, as far as the calendar is loaded. */
export interface UnitNames {
  nameOf(unit: 'session_key' | 'meeting_key', key: number): string | null;
}

export async function readUnitNames(session: Session): Promise<UnitNames> {
  const rows = await session.rows(`
SELECT s.session_key AS session_key, coalesce(m.meeting_key, s.meeting_key) AS meeting_key,
  s.session_name AS session_name, concat_ws(' ', coalesce(m.year, s.year), coalesce(m.meeting_name, s.location)) AS meeting_name
FROM silver_sessions AS s FULL JOIN silver_meetings AS m ON m.meeting_key = s.meeting_key`);
  const names = new Map<string, string>();
  for (const {session_key, meeting_key, session_name, meeting_name} of rows) {
    names.set(`meeting_key ${meeting_key}`, String(meeting_name));
    if (session_key !== null)
      names.set(`session_key ${session_key}`, [meeting_name, session_name].join(', '));
  }
  return {nameOf: (unit, key) => names.get(`${unit} ${key}`) ?? null};
}
