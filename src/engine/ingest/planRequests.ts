import type {
  IngestPlan,
  IngestRequest,
  MeetingOption,
  PlannedRequest,
  SessionOption,
} from '#/contracts/engine';
import {type Endpoint, endpoints, type SessionKind} from '#/domain/endpoints';
import {pacedMs, type Window} from '#/engine/sources/openf1/pacing';

export interface Known {
  /** With all their sessions, so that a race finds its qualifying. */
  readonly meetings: readonly MeetingOption[];
  /** Car numbers per session, for car_data and location. */
  readonly drivers: ReadonlyMap<number, readonly number[]>;
}

/**
 * The requests that bring what was chosen, each once: per meeting its own rows, then session by session,
 * telemetry last of each session. A session nobody knows is asked for everything chosen, as if a race.
 */
export function planRequests(request: IngestRequest, known: Known): readonly PlannedRequest[] {
  const chosen = endpoints.filter((endpoint) => request.endpoints.includes(endpoint.name));
  const planned = new Map<string, PlannedRequest>();
  const add = (endpoint: Endpoint, query: string, sessionKey: number | null) => {
    const id = `${endpoint.name}?${query}`;
    const {name, typicalBytes: estimatedBytes} = endpoint;
    if (!planned.has(id)) planned.set(id, {id, endpoint: name, query, sessionKey, estimatedBytes});
  };

  for (const {meeting, sessions} of byMeeting(request.sessionKeys, known.meetings)) {
    for (const endpoint of chosen)
      if (endpoint.slice === 'meeting' && meeting)
        add(endpoint, `meeting_key=${meeting.meetingKey}`, null);
    for (const session of sessions)
      for (const endpoint of chosen)
        if (session.kind === null || endpoint.kinds.includes(session.kind))
          for (const {query, sessionKey} of slices(endpoint, session, {...known, request, meeting}))
            add(endpoint, query, sessionKey);
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

interface Slice {
  readonly query: string;
  readonly sessionKey: number;
}

function slices(
  endpoint: Endpoint,
  session: ChosenSession,
  context: Known & {readonly request: IngestRequest; readonly meeting: MeetingOption | null},
): readonly Slice[] {
  const {sessionKey} = session;
  const whole = {query: `session_key=${sessionKey}`, sessionKey};
  if (endpoint.slice === 'meeting') return [];
  if (endpoint.slice === 'qualifying-session') {
    const key = gridSession(session, context.meeting?.sessions ?? []);
    return [{query: `session_key=${key}`, sessionKey: key}];
  }
  const {telemetryDrivers} = context.request;
  const drivers =
    telemetryDrivers.length > 0 ? telemetryDrivers : (context.drivers.get(sessionKey) ?? []);
  if (endpoint.slice === 'session' || drivers.length === 0) return [whole];
  return drivers.map((driver) => ({...whole, query: `${whole.query}&driver_number=${driver}`}));
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

const bytesPerSecond = {openf1: 2_000_000, sample: 20_000_000};

export function estimate(
  request: IngestRequest,
  requests: readonly PlannedRequest[],
  windows: readonly Window[],
): IngestPlan {
  const estimatedBytes = requests.reduce((sum, one) => sum + one.estimatedBytes, 0);
  const loading = estimatedBytes / bytesPerSecond[request.source];
  const pacing = pacedMs(requests.length, windows) / 1000;
  return {
    request,
    requests,
    estimatedBytes,
    estimatedSeconds: Math.ceil(Math.max(loading, pacing)),
  };
}
