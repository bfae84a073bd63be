import {z} from 'zod';
import type {MeetingOption, SessionOption} from '#/contracts/engine';
import {sessionKind} from '#/domain/endpoints';
import type {Lookups} from './lookups';

const text = z.string().nullish();

const meetingRow = z.object({
  meeting_key: z.int(),
  meeting_name: text,
  location: text,
  country_name: text,
  date_start: text,
  year: z.int().nullish(),
});
const sessionRow = z.object({
  session_key: z.int(),
  meeting_key: z.int(),
  session_name: text,
  session_type: text,
  location: text,
  country_name: text,
  date_start: z.string(),
  date_end: text,
  year: z.int().nullish(),
  is_cancelled: z.boolean().nullish(),
});
type MeetingRow = z.infer<typeof meetingRow>;
type SessionRow = z.infer<typeof sessionRow>;

/** Which meetings and sessions a source has. */
export interface Calendar {
  /** Meetings of a season in the order of time; empty when there are none. @throws AppError 'source.*' | 'cancelled' */
  season(year: number, signal: AbortSignal): Promise<readonly MeetingOption[]>;
  /** The meetings of these sessions, each with all its sessions. Keys nobody knows are left out. @throws AppError 'source.*' | 'cancelled' */
  meetingsOf(
    sessionKeys: readonly number[],
    signal: AbortSignal,
  ): Promise<readonly MeetingOption[]>;
  /** The session that began last, or those of its meeting that have begun. */
  latest(of: 'session' | 'meeting', signal: AbortSignal): Promise<Latest>;
}

export interface Latest {
  readonly meetings: readonly MeetingOption[];
  readonly sessionKeys: readonly number[];
}

/** `onListed` is told of meetings whenever their sessions were asked for. */
export function createCalendar(
  lookups: Lookups,
  now: () => number = Date.now,
  onListed: (meetings: readonly MeetingOption[]) => void = () => undefined,
): Calendar {
  /** Rows of sessions seen so far, by session_key. */
  const known = new Map<number, SessionRow>();
  /** Meetings that a season's list had, with all their sessions: no need to ask for each. */
  const listed = new Map<number, MeetingOption>();

  const meetingRows = (query: string, signal: AbortSignal) =>
    lookups.rows({endpoint: 'meetings', query}, meetingRow, signal);
  async function sessionRows(query: string, signal: AbortSignal): Promise<readonly SessionRow[]> {
    const rows = await lookups.rows({endpoint: 'sessions', query}, sessionRow, signal);
    for (const row of rows) known.set(row.session_key, row);
    return rows;
  }

  async function meetingKeysOf(keys: readonly number[], signal: AbortSignal): Promise<Set<number>> {
    const unknown = keys.filter((key) => !known.has(key));
    const query = unknown.map((key) => `session_key=${key}`).join('&');
    if (unknown.length > 0) await sessionRows(query, signal);
    return new Set(keys.flatMap((key) => known.get(key)?.meeting_key ?? []));
  }

  async function meeting(meetingKey: number, signal: AbortSignal): Promise<MeetingOption> {
    const fromList = listed.get(meetingKey);
    if (fromList) return fromList;
    const query = `meeting_key=${meetingKey}`;
    await sessionRows(query, signal);
    const [row] = await meetingRows(query, signal);
    const own = [...known.values()].filter((session) => session.meeting_key === meetingKey);
    return meetingOption(meetingKey, own, row);
  }

  const hasBegun = (row: SessionRow) =>
    !(row.is_cancelled ?? false) && utc(row.date_start) <= now();

  async function meetingsOf(
    sessionKeys: readonly number[],
    signal: AbortSignal,
  ): Promise<readonly MeetingOption[]> {
    const meetings: MeetingOption[] = [];
    for (const key of await meetingKeysOf(sessionKeys, signal))
      meetings.push(await meeting(key, signal));
    onListed(meetings);
    return meetings.toSorted((a, b) => a.start - b.start);
  }

  return {
    async season(year, signal) {
      const meetings = (await meetingRows(`year=${year}`, signal)).filter(ofYear(year));
      const sessions = (await sessionRows(`year=${year}`, signal)).filter(ofYear(year));
      const options = optionsOf(meetings, sessions);
      for (const option of options) listed.set(option.meetingKey, option);
      onListed(options);
      return options;
    },
    meetingsOf,
    async latest(of, signal) {
      const rows = await sessionRows(`${of}_key=latest`, signal);
      const keys = rows.map(({session_key}) => session_key);
      const meetings = await meetingsOf(keys, signal);
      const begun = rows.filter((row) => of === 'session' || hasBegun(row));
      return {meetings, sessionKeys: begun.map(({session_key}) => session_key)};
    },
  };
}

function optionsOf(
  meetings: readonly MeetingRow[],
  sessions: readonly SessionRow[],
): readonly MeetingOption[] {
  const keys = new Set([...meetings, ...sessions].map((row) => row.meeting_key));
  const options = [...keys].map((key) =>
    meetingOption(
      key,
      sessions.filter((session) => session.meeting_key === key),
      meetings.find((meeting) => meeting.meeting_key === key),
    ),
  );
  return options.toSorted((a, b) => a.start - b.start);
}

const ofYear = (year: number) => (row: MeetingRow | SessionRow) => (row.year ?? year) === year;

function sessionOption(row: SessionRow): SessionOption {
  const name = row.session_name ?? `Session ${row.session_key}`;
  const start = utc(row.date_start);
  return {
    sessionKey: row.session_key,
    meetingKey: row.meeting_key,
    name,
    kind: sessionKind(row.session_type ?? '', name),
    start,
    end: row.date_end ? utc(row.date_end) : start,
    isCancelled: row.is_cancelled ?? false,
  };
}

function meetingOption(
  meetingKey: number,
  sessions: readonly SessionRow[],
  row: MeetingRow | undefined,
): MeetingOption {
  const inOrder = sessions.map(sessionOption).toSorted((a, b) => a.start - b.start);
  const start = inOrder[0]?.start ?? (row?.date_start ? utc(row.date_start) : 0);
  const anyRow = row ?? sessions[0];
  const year = anyRow?.year ?? new Date(start).getUTCFullYear();
  return {meetingKey, ...placeOf(meetingKey, anyRow), year, start, sessions: inOrder};
}

/** A session's row names the place too, when the meeting's own row is missing. */
function placeOf(
  meetingKey: number,
  row: MeetingRow | SessionRow | undefined,
): Pick<MeetingOption, 'name' | 'location' | 'country'> {
  const location = row?.location ?? '';
  const named = row && 'meeting_name' in row ? row.meeting_name : undefined;
  return {
    name: named ?? (location || `Meeting ${meetingKey}`),
    location,
    country: row?.country_name ?? '',
  };
}

/** Epoch milliseconds; a time without an offset is UTC. 0 for what is no time. */
function utc(time: string): number {
  const withOffset = /(Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`;
  const parsed = Date.parse(withOffset);
  return Number.isNaN(parsed) ? 0 : parsed;
}
