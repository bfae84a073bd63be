import type {TableName} from '#/lakehouse/define';
import {tableOfPath} from '../autoloader/eligibleFiles';
import type {Session} from '../db/session';
import type {Manifest} from '../storage/manifest';
import type {ChangedUnit} from './planFlow';

/** Stands for sessions and meetings that are known only once a file is read. */
export const unknownKey = -1;

/** Files to load into a table, and the sessions that they were asked for. */
export interface PendingTable {
  readonly files: number;
  /** Null while not known for every file. */
  readonly bytes: number | null;
  /** With `unknownKey` where a file does not tell. */
  readonly units: readonly ChangedUnit[];
}

/** What the staged files at `paths` will touch, as far as the requests tell that they answer. */
export async function pendingUnits(
  session: Session,
  manifest: Manifest,
  paths: readonly string[],
): Promise<ReadonlyMap<TableName, PendingTable>> {
  if (paths.length === 0) return new Map();
  const meetingOf = await readMeetings(session);
  const origins = await manifest.provenances(paths);
  const tables = new Map<TableName, {files: number; bytes: number | null; units: ChangedUnit[]}>();
  for (const [at, path] of paths.entries()) {
    const origin = origins[at];
    const {name} = tableOfPath(path);
    const known = tables.get(name) ?? {files: 0, bytes: 0, units: []};
    const bytes = origin && known.bytes !== null ? known.bytes + origin.bytes : null;
    known.units.push(unitOfQuery(origin?.query ?? '', meetingOf));
    tables.set(name, {files: known.files + 1, bytes, units: known.units});
  }
  return tables;
}

/** The meeting of each session that silver knows. */
export async function readMeetings(session: Session): Promise<ReadonlyMap<number, number>> {
  const rows = await session.rows('SELECT session_key, meeting_key FROM silver_sessions');
  return new Map(rows.map((row) => [Number(row['session_key']), Number(row['meeting_key'])]));
}

/** The session and meeting that a request is about. */
export function unitOfQuery(query: string, meetingOf: ReadonlyMap<number, number>): ChangedUnit {
  const asked = new URLSearchParams(query);
  const keyOf = (name: string) => {
    const text = asked.get(name) ?? '';
    return /^\d+$/.test(text) ? Number(text) : unknownKey;
  };
  const session_key = keyOf('session_key');
  const meeting = keyOf('meeting_key');
  const meeting_key = meeting === unknownKey ? (meetingOf.get(session_key) ?? unknownKey) : meeting;
  return {session_key, meeting_key};
}
