import type {IngestRequest, MeetingOption, PlannedRequest, SessionOption} from '#/contracts/engine';
import {type Endpoint, endpoints, type SessionKind} from '#/domain/endpoints';
import {queryOf, type TimeSpan} from './splitRequest';
import {telemetryBytes} from './telemetryBytes';

export interface Known {
  /** With all their sessions, so that a race finds its qualifying. */
  readonly meetings: readonly MeetingOption[];
  /** Car numbers per session, for car_data and location; where they are not known, a request finds out when it runs. */
  readonly drivers: ReadonlyMap<number, readonly number[]>;
  /** Per session the part that car_data and location are asked for; a session without one is asked for whole. */
  readonly spans?: ReadonlyMap<number, TimeSpan>;
}

/** Cars of a session whose drivers are not known. */
const usualCars = 20;
/** Of a real weekend's telemetry the simulated one has so much: four cars, in qualifying and a short race. */
const sampleShare = 0.06;
/** Of all cars together OpenF1 answers no more than this at once. */
const allCarsMs = 5 * 60_000;
/** Recording begins about an hour before a session and may go on as long after it. */
const recordedAround = 3_600_000;

/**
 * The requests that bring what was chosen, each once: per meeting its own rows, then session by session,
 * telemetry last of each session. A session nobody knows is asked for everything chosen, as if a race.
 */
export function planRequests(request: IngestRequest, known: Known): readonly PlannedRequest[] {
  const chosen = endpoints.filter((endpoint) => request.endpoints.includes(endpoint.name));
  const planned = new Map<string, PlannedRequest>();
  const add = ({name}: Endpoint, slice: Slice) => {
    const filter = request.filters?.[name] ?? '';
    const query = filter === '' ? slice.query : `${slice.query}&${filter}`;
    const id = `${name}?${query}`;
    if (!planned.has(id)) planned.set(id, {...slice, id, endpoint: name, query});
  };

  for (const {meeting, sessions} of byMeeting(request.sessionKeys, known.meetings)) {
    for (const endpoint of chosen)
      if (endpoint.slice === 'meeting' && meeting)
        add(endpoint, {
          query: `meeting_key=${meeting.meetingKey}`,
          sessionKey: null,
          estimatedBytes: endpoint.typicalBytes,
        });
    for (const session of sessions)
      for (const endpoint of chosen)
        if (session.kind === null || endpoint.kinds.includes(session.kind))
          for (const slice of slices(endpoint, session, {...known, request, meeting}))
            add(endpoint, slice);
  }
  return [...planned.values()];
}

interface ChosenSession {
  readonly sessionKey: number;
  /** Null when the source does not list the session. */
  readonly kind: SessionKind | null;
}

interface Group {
  readonly meeting: MeetingOption | null;
  readonly sessions: readonly ChosenSession[];
}

function byMeeting(keys: readonly number[], meetings: readonly MeetingOption[]): readonly Group[] {
  const chosen = new Set(keys);
  const listed = meetings.map((meeting) => ({
    meeting,
    sessions: meeting.sessions.filter((session) => chosen.delete(session.sessionKey)),
  }));
  const unlisted = [...chosen].map((sessionKey) => ({sessionKey, kind: null}));
  return [...listed, {meeting: null, sessions: unlisted}].filter(
    ({sessions}) => sessions.length > 0,
  );
}

type Slice = Pick<PlannedRequest, 'query' | 'sessionKey' | 'estimatedBytes' | 'parts'>;
type Context = Known & {readonly request: IngestRequest; readonly meeting: MeetingOption | null};

function slices(endpoint: Endpoint, session: ChosenSession, context: Context): readonly Slice[] {
  const {sessionKey} = session;
  const estimatedBytes = endpoint.typicalBytes;
  const whole = {query: `session_key=${sessionKey}`, sessionKey, estimatedBytes};
  if (endpoint.slice === 'meeting') return [];
  if (endpoint.slice === 'session-driver') return telemetry(endpoint, sessionKey, context);
  if (endpoint.slice === 'session') return [whole];
  const key = gridSession(session, context.meeting?.sessions ?? []);
  return [{query: `session_key=${key}`, sessionKey: key, estimatedBytes}];
}

function telemetry(endpoint: Endpoint, sessionKey: number, context: Context): readonly Slice[] {
  const {request, spans, drivers} = context;
  const span = spans?.get(sessionKey) ?? null;
  const cars =
    request.telemetryDrivers.length > 0 ? request.telemetryDrivers : drivers.get(sessionKey);
  const base = `session_key=${sessionKey}`;
  const share = request.source === 'sample' ? sampleShare : 1;
  const of = (query: string, carCount: number, part: TimeSpan | null): Slice => ({
    query: part
      ? queryOf({endpoint: endpoint.name, query, from: part.start, until: part.end})
      : query,
    sessionKey,
    estimatedBytes: Math.round(share * telemetryBytes(endpoint, carCount, part)),
  });
  if (request.telemetryByTime === true) {
    const filter = request.telemetryDrivers.map((driver) => `&driver_number=${driver}`).join('');
    return pieces(span ?? recorded(sessionKey, context)).map((piece) =>
      of(base + filter, request.telemetryDrivers.length || usualCars, piece),
    );
  }
  if (cars) return cars.map((driver) => of(`${base}&driver_number=${driver}`, 1, span));
  return [{...of(base, usualCars, span), parts: usualCars}];
}

function recorded(sessionKey: number, {meeting}: Context): TimeSpan | null {
  const session = meeting?.sessions.find((one) => one.sessionKey === sessionKey);
  if (!session) return null;
  return {start: session.start - recordedAround, end: session.end + recordedAround};
}

function pieces(span: TimeSpan | null): readonly (TimeSpan | null)[] {
  if (!span) return [null];
  const count = Math.max(1, Math.ceil((span.end - span.start) / allCarsMs));
  return Array.from({length: count}, (_, i) => ({
    start: span.start + i * allCarsMs,
    end: Math.min(span.end, span.start + (i + 1) * allCarsMs),
  }));
}

/** A race's grid stands under its qualifying, a sprint's under its sprint qualifying. */
function gridSession(session: ChosenSession, ofMeeting: readonly SessionOption[]): number {
  const under: Partial<Record<SessionKind, SessionKind>> = {
    race: 'qualifying',
    sprint: 'sprint-qualifying',
  };
  const kind = session.kind === null ? undefined : under[session.kind];
  return ofMeeting.find((other) => other.kind === kind)?.sessionKey ?? session.sessionKey;
}
