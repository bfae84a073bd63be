import {plainName} from '#/domain/plainName';
import type {Query} from './query';

export interface SessionNameRow {
  readonly session_key: number;
  readonly session_name: string;
  readonly session_type: string;
  readonly meeting_name: string | null;
  readonly location: string | null;
  readonly year: number | null;
}

export const sessionNameQuery = (session: number): Query<SessionNameRow> => ({
  reads: ['silver_sessions', 'silver_meetings'],
  sql: `
select s.session_key, s.session_name, s.session_type, m.meeting_name, s.location, s.year
from silver_sessions s left join silver_meetings m on m.meeting_key = s.meeting_key
where s.session_key = ${session}`,
});

/** `Singapore Grand Prix 2024, Race`. */
export function sessionName(row: SessionNameRow): string {
  const name = row.meeting_name ?? row.location ?? `Session ${row.session_key}`;
  return `${plainName(name)} ${row.year ?? ''}, ${row.session_name}`.replace(' ,', ',');
}
