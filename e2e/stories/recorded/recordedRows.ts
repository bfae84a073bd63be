import {sharedRows} from '#/testing/shared';

export type RecordedRow = Readonly<Record<string, unknown>>;

/** Recorded sessions: three races (one with intervals, one with laps), two qualifyings, two practices. */
export const sessionKeys = [9606, 9655, 9165, 9161, 11301, 11302, 11303] as const;

const sessions = new Set<unknown>(sessionKeys);
/** Asked for by meeting, or found under another session of the same meeting. */
const byMeeting = new Set(['meetings', 'sessions', 'starting_grid']);

const meetings: ReadonlySet<unknown> = new Set(
  sharedRows('sessions')
    .filter((row) => sessions.has(row['session_key']))
    .map((row) => row['meeting_key']),
);

/** Every recorded row that a plan of `sessionKeys` asks for. */
export function recordedRows(endpoint: string): readonly RecordedRow[] {
  return sharedRows(endpoint).filter((row) =>
    byMeeting.has(endpoint) ? meetings.has(row['meeting_key']) : sessions.has(row['session_key']),
  );
}
