import {z} from 'zod';
import {AppError} from '#/base/errors';
import type {IngestPlan, IngestRequest, MeetingOption} from '#/contracts/engine';
import type {TelemetryWindow} from '#/contracts/ingest';
import {endpoints, isEndpointName} from '#/domain/endpoints';
import {parseRequestFilter} from '#/lakehouse/bronze/requestFilter';
import type {StoredAnswer, StoredIngest} from '#/engine/storage/ingestRecords';
import type {Window} from '#/engine/sources/openf1/pacing';
import {type Answers, endOf} from './answers';
import type {Calendar} from './calendar';
import {estimate} from './estimate';
import type {Lookups} from './lookups';
import {planRequests} from './planRequests';
import type {TimeSpan} from './splitRequest';

/** What a plan is made from. */
export interface Planner {
  readonly calendar: Calendar;
  readonly lookups: Lookups;
  readonly answers: Pick<Answers, 'kept' | 'bytes'>;
  readonly windows: () => readonly Window[];
  readonly drivers: (sessionKey: number, signal: AbortSignal) => Promise<readonly number[]>;
}

export interface Planned {
  readonly plan: IngestPlan;
  readonly meetings: readonly MeetingOption[];
  /** What is known of those that are kept. */
  readonly answered: ReadonlyMap<string, StoredAnswer>;
}

/** More sessions than this are not asked for their drivers before the plan is shown: each costs a request. */
const mostDriverLookups = 5;

/** @throws AppError 'source.*' | 'config.invalid' for a filter that is none | 'cancelled' */
export async function makePlan(
  planner: Planner,
  asked: IngestRequest,
  signal: AbortSignal,
): Promise<Planned> {
  const request = {...asked, filters: checkedFilters(asked.filters)};
  const meetings = await planner.calendar.meetingsOf(request.sessionKeys, signal);
  const known = {
    meetings,
    drivers: await knownDrivers(planner, request, signal),
    spans: await spansOf(planner, request, {meetings, signal}),
  };
  const all = planRequests(request, known);
  const answered =
    request.again === true
      ? new Map<never, never>()
      : await planner.answers.kept(all, (one) => endOf(one, meetings));
  const plan = {
    requests: all.filter((one) => !answered.has(one)),
    kept: all.filter((one) => answered.has(one)),
  };
  return {
    plan: estimate(asked, plan, planner.windows()),
    meetings,
    answered: new Map([...answered].map(([{id}, answer]) => [id, answer] as const)),
  };
}

function checkedFilters(
  filters: IngestRequest['filters'] = {},
): NonNullable<IngestRequest['filters']> {
  const checked: Record<string, string> = {};
  for (const [name, text] of Object.entries(filters)) {
    if (!isEndpointName(name)) continue;
    const filter = parseRequestFilter(name, text);
    if (filter.kind === 'problem') throw new AppError('config.invalid', filter.message);
    checked[name] = filter.query;
  }
  return checked;
}

const isTelemetry = ({endpoints: chosen}: IngestRequest) =>
  endpoints.some(({name, slice}) => slice === 'session-driver' && chosen.includes(name));

/** Of few sessions, of all; of many those that cost no request. */
async function knownDrivers(
  planner: Planner,
  request: IngestRequest,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const drivers = new Map<number, readonly number[]>();
  const everyCar = request.telemetryDrivers.length === 0 && request.telemetryByTime !== true;
  if (!isTelemetry(request) || !everyCar) return drivers;
  const mayAsk = request.sessionKeys.length <= mostDriverLookups;
  for (const key of request.sessionKeys) {
    const isKnown =
      mayAsk ||
      (await planner.answers.bytes({endpoint: 'drivers', query: `session_key=${key}`})) !== null;
    if (isKnown) drivers.set(key, await planner.drivers(key, signal));
  }
  return drivers;
}

interface SpanContext {
  readonly meetings: readonly MeetingOption[];
  readonly signal: AbortSignal;
}

async function spansOf(
  planner: Planner,
  request: IngestRequest,
  {meetings, signal}: SpanContext,
): Promise<ReadonlyMap<number, TimeSpan>> {
  const spans = new Map<number, TimeSpan>();
  const window = request.telemetryWindow;
  if (!window || !isTelemetry(request)) return spans;
  const sessions = new Map(
    meetings.flatMap((meeting) => meeting.sessions).map((one) => [one.sessionKey, one] as const),
  );
  for (const key of request.sessionKeys) {
    const session = sessions.get(key);
    if (window.kind === 'laps')
      spans.set(key, await lapSpan(planner.lookups, {key, window, request, signal}));
    else if (session)
      spans.set(key, {
        start: session.start + window.from * 1000,
        end: session.start + window.until * 1000,
      });
  }
  return spans;
}

const lapRow = z.object({
  driver_number: z.int(),
  date_start: z.string(),
  lap_duration: z.number().nullish(),
});

interface LapQuestion {
  readonly key: number;
  readonly window: Extract<TelemetryWindow, {kind: 'laps'}>;
  readonly request: IngestRequest;
  readonly signal: AbortSignal;
}

/** Longer than any lap on track; what a lap without a duration is given. */
const longLapMs = 180_000;

async function lapSpan(
  lookups: Lookups,
  {key, window, request, signal}: LapQuestion,
): Promise<TimeSpan> {
  const query = `session_key=${key}&lap_number>=${window.from}&lap_number<=${window.until}`;
  const rows = await lookups.rows({endpoint: 'laps', query}, lapRow, signal);
  const {telemetryDrivers} = request;
  const own = rows.filter(
    (row) => telemetryDrivers.length === 0 || telemetryDrivers.includes(row.driver_number),
  );
  if (own.length === 0)
    throw new AppError(
      'source.empty',
      `Session ${key} has no laps ${window.from} to ${window.until}`,
    );
  const starts = own.map((row) => Date.parse(row.date_start));
  const ends = own.map(
    (row, i) =>
      (starts[i] ?? 0) + Math.min(longLapMs, (row.lap_duration ?? longLapMs / 1000) * 1000),
  );
  return {start: Math.min(...starts), end: Math.max(...ends)};
}

/** The plan as an ingest that waits for its turn. */
export function newIngest({plan, meetings, answered}: Planned, startedAt: number): StoredIngest {
  const sessions = meetings.flatMap((meeting) =>
    meeting.sessions.map(({sessionKey, start, end, name}) => ({
      sessionKey,
      start,
      end,
      title: `${name}, ${meeting.name} ${meeting.year}`,
    })),
  );
  const fresh = {bytes: 0, attempts: 0, failure: null} as const;
  return {
    header: {
      ingestId: crypto.randomUUID(),
      source: plan.request.source,
      state: 'planned',
      startedAt,
      endedAt: null,
      sessions,
      title: titleOf(plan.request, meetings),
    },
    requests: [
      ...plan.kept.map((request) => ({
        ...request,
        ...fresh,
        state: answered.get(request.id)?.path === null ? ('empty' as const) : ('kept' as const),
      })),
      ...plan.requests.map((request) => ({...request, ...fresh, state: 'queued' as const})),
    ],
  };
}

/** `2024: Singapore Grand Prix, 2 sessions`, `2024: 24 meetings, 120 sessions`. */
function titleOf({sessionKeys}: IngestRequest, meetings: readonly MeetingOption[]): string {
  const years = [...new Set(meetings.map(({year}) => year))].toSorted((a, b) => a - b).join(', ');
  const [first] = meetings;
  const where = meetings.length === 1 && first ? first.name : `${meetings.length} meetings`;
  const own = meetings
    .flatMap(({sessions}) => sessions)
    .find((one) => one.sessionKey === sessionKeys[0]);
  const what =
    sessionKeys.length === 1
      ? (own?.name ?? `session ${sessionKeys[0]}`)
      : `${sessionKeys.length} sessions`;
  if (meetings.length === 0) return what;
  return `${years}: ${where}, ${what}`;
}
