import {z} from 'zod';
import {AppError} from '#/base/errors';
import type {CallContext} from '#/base/rpc/rpc';
import type {
  EngineApi,
  IngestPlan,
  IngestProgress,
  IngestRequest,
  MeetingOption,
} from '#/contracts/engine';
import {asAllowed, type Pace} from '#/contracts/pace';
import {endpoints} from '#/domain/endpoints';
import {createPacing, freeTier, systemClock, type Window} from '#/engine/sources/openf1/pacing';
import {withPace} from '#/engine/sources/openf1/withPace';
import {patientRetry} from '#/engine/sources/openf1/retry';
import type {Transport} from '#/engine/sources/transport';
import type {IngestRecords, StoredIngest} from '#/engine/storage/ingestRecords';
import type {Manifest, StagedTotals} from '#/engine/storage/manifest';
import {createStaging, type Staging} from '#/engine/storage/staging';
import type {Volume} from '#/engine/storage/volume';
import type {Access} from './ask';
import {type Calendar, createCalendar} from './calendar';
import type {Route} from './fetchRequest';
import {progressOf} from './ingestBoard';
import {ingestLocal} from './ingestLocal';
import {knownBodies} from './knownBodies';
import {createLookups, type Lookups} from './lookups';
import {estimate, planRequests} from './planRequests';
import {runIngest} from './runIngest';

type RemoteSource = IngestRequest['source'];
type Served =
  | 'listMeetings'
  | 'findSessions'
  | 'planIngest'
  | 'startIngest'
  | 'resumeIngest'
  | 'dismissIngest'
  | 'stageLocal';

/** The ingest's share of the engine's contract, ready to be served. */
export type Ingest = {
  readonly [M in Served]: (
    request: Parameters<EngineApi[M]>[0],
    context: CallContext,
  ) => Promise<ReturnType<EngineApi[M]>>;
} & {
  /** The ingest that was begun, is not running and not completed. */
  unfinished(): Promise<IngestProgress | null>;
  stagedTotals(): Promise<StagedTotals>;
  /** When aborted, it is to be told again. */
  listed: Staging['listed'];
};

export interface IngestSetup {
  readonly volume: Volume;
  readonly manifest: Manifest;
  readonly records: IngestRecords;
  readonly transports: Readonly<Record<RemoteSource, Transport>>;
  readonly emit: (progress: IngestProgress) => void;
  /** What a person wants, of what the source allows. */
  readonly pace?: () => Pace;
  /** Replaced in tests. */
  readonly manners?: Partial<Omit<Access, 'source' | 'transport' | 'pacing'>> & {
    readonly windows?: readonly Window[];
  };
}

interface Source {
  readonly access: Access;
  readonly lookups: Lookups;
  readonly calendar: Calendar;
  readonly windows: () => readonly Window[];
}

const silenceMs = 30_000;

/** One ingest at a time: a second one is refused with AppError 'lake.busy'. */
export function createIngest(setup: IngestSetup): Ingest {
  const {volume, manifest, records, emit} = setup;
  const clock = setup.manners?.clock ?? systemClock;
  const bodies = knownBodies(manifest);
  const staging = createStaging(volume, bodies.manifest, clock.now);
  const sources = {sample: openSource(setup, 'sample'), openf1: openSource(setup, 'openf1')};
  let running = false;

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    if (running) throw new AppError('lake.busy', 'An ingest is running');
    running = true;
    try {
      return await work();
    } finally {
      running = false;
    }
  }
  function run(ingest: StoredIngest, {signal}: CallContext): Promise<IngestProgress> {
    const {access, lookups} = sources[ingest.header.source];
    const sessions = new Map(ingest.header.sessions.map((s) => [s.sessionKey, s] as const));
    const route: Route = {access, lookups, staging, sessions};
    return runIngest(ingest, {route, records, emit, signal});
  }

  return {
    listMeetings: ({source, year}, {signal}) => sources[source].calendar.season(year, signal),
    findSessions: ({source, sessionKeys}, {signal}) =>
      sources[source].calendar.meetingsOf(sessionKeys, signal),
    planIngest: async (request, {signal}) =>
      (await makePlan(sources[request.source], request, signal)).plan,
    startIngest: (request, context) =>
      alone(async () => {
        const source = sources[request.source];
        const planned = await makePlan(source, request, context.signal);
        const ingest = newIngest(planned, clock.now());
        await records.begin(ingest);
        return run(ingest, context);
      }),
    resumeIngest: (_, context) =>
      alone(async () => {
        const ingest = await records.read();
        if (!ingest) throw new AppError('internal', 'There is no ingest to go on with');
        return run(ingest, context);
      }),
    dismissIngest: () => alone(() => records.clear()),
    stageLocal: ({files, paths = []}, {signal}) =>
      alone(async () => {
        await bodies.look();
        const given = files.map((file, at) => ({file, path: paths[at] ?? file.name}));
        return ingestLocal(given, staging, {signal, now: clock.now, emit});
      }),
    async unfinished() {
      const ingest = running ? undefined : await records.read();
      if (!ingest) return null;
      const progress = progressOf(ingest);
      return progress.state === 'running' ? {...progress, state: 'interrupted'} : progress;
    },
    stagedTotals: () => staging.totals(),
    listed: (files, options) => staging.listed(files, options),
  };
}

function openSource(setup: IngestSetup, source: RemoteSource): Source {
  const {windows: given, ...manners} = setup.manners ?? {};
  const clock = manners.clock ?? systemClock;
  const windows = () => {
    if (given || source !== 'openf1') return given ?? [];
    return withPace(freeTier, setup.pace?.() ?? asAllowed);
  };
  const access: Access = {
    source,
    transport: setup.transports[source],
    pacing: createPacing(windows, clock),
    clock,
    retry: patientRetry,
    chance: Math.random,
    silenceMs,
    ...manners,
  };
  const lookups = createLookups(access);
  return {access, lookups, calendar: createCalendar(lookups), windows};
}

interface Planned {
  readonly plan: IngestPlan;
  readonly meetings: readonly MeetingOption[];
}

async function makePlan(
  {calendar, lookups, windows}: Source,
  request: IngestRequest,
  signal: AbortSignal,
): Promise<Planned> {
  const meetings = await calendar.meetingsOf(request.sessionKeys, signal);
  const drivers = asksForEveryDriver(request)
    ? await driversOf(lookups, request.sessionKeys, signal)
    : new Map<number, readonly number[]>();
  const requests = planRequests(request, {meetings, drivers});
  return {plan: estimate(request, requests, windows()), meetings};
}

function asksForEveryDriver({endpoints: chosen, telemetryDrivers}: IngestRequest): boolean {
  const perDriver = endpoints.filter(({slice}) => slice === 'session-driver');
  return telemetryDrivers.length === 0 && perDriver.some(({name}) => chosen.includes(name));
}

const driverRow = z.object({driver_number: z.int()});

async function driversOf(
  lookups: Lookups,
  sessionKeys: readonly number[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const drivers = new Map<number, readonly number[]>();
  for (const key of sessionKeys) {
    const asked = {endpoint: 'drivers', query: `session_key=${key}`} as const;
    const rows = await lookups.rows(asked, driverRow, signal);
    drivers.set(key, [...new Set(rows.map((row) => row.driver_number))]);
  }
  return drivers;
}

function newIngest({plan, meetings}: Planned, startedAt: number): StoredIngest {
  const sessions = meetings.flatMap((meeting) => meeting.sessions);
  return {
    header: {
      ingestId: crypto.randomUUID(),
      source: plan.request.source,
      state: 'running',
      startedAt,
      endedAt: null,
      sessions: sessions.map(({sessionKey, start, end}) => ({sessionKey, start, end})),
    },
    requests: plan.requests.map((request) => ({
      ...request,
      state: 'queued',
      bytes: 0,
      attempts: 0,
      failure: null,
    })),
  };
}
