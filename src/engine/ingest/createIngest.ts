import {AppError} from '#/base/errors';
import type {CallContext} from '#/base/rpc/rpc';
import type {EngineApi, IngestProgress, IngestRequest} from '#/contracts/engine';
import type {Pace} from '#/contracts/pace';
import type {IngestApi, IngestQueue} from '#/contracts/ingest';
import {type PaceMemory, systemClock, type Window} from '#/engine/sources/openf1/pacing';
import {createSponsor, type Sponsor} from '#/engine/sources/openf1/sponsor';
import type {Transport} from '#/engine/sources/transport';
import type {IngestRecords} from '#/engine/storage/ingestRecords';
import type {Manifest, StagedTotals} from '#/engine/storage/manifest';
import {createStaging, type Staging} from '#/engine/storage/staging';
import type {Volume} from '#/engine/storage/volume';
import type {LoadedFiles} from './answers';
import type {Room} from './assertRoom';
import type {LookupMemory} from './lookups';
import type {Access} from './ask';
import {type GivenFile, ingestLocal} from './ingestLocal';
import {knownBodies} from './knownBodies';
import {makePlan} from './makePlan';
import {openSources} from './openSources';
import {openQueue, type OpenQueue} from './openQueue';
import {queueApi} from './queueApi';
import {createRequestLog, type TryTable} from './requestLog';

export type RemoteSource = IngestRequest['source'];
export type Served =
  | keyof IngestApi
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
  /** The first ingest that was begun, is not running and not completed. */
  unfinished(): Promise<IngestProgress | null>;
  stagedTotals(): Promise<StagedTotals>;
  /** When aborted, it is to be told again. */
  listed: Staging['listed'];
  /** The lake is open: the log goes into it, and ingests go on if the person wants that. */
  open(lake: OpenLake): Promise<void>;
  /** The connection is lost. */
  goOffline(): void;
  /** The connection is back. */
  goOnline(): void;
  /** Gives up what is under way; the next visit can go on with it. */
  close(): Promise<void>;
};

/** What the ingest needs of the lake. */
export interface OpenLake {
  readonly tries: TryTable;
  readonly files: LoadedFiles;
  readonly room: Room;
}

export interface IngestSetup {
  readonly volume: Volume;
  readonly manifest: Manifest;
  readonly records: IngestRecords;
  readonly transports: Readonly<Record<RemoteSource, Transport>>;
  readonly emit: (progress: IngestProgress) => void;
  /** What a person wants, of what the source allows. */
  readonly pace?: () => Pace;
  readonly emitQueue?: (queue: IngestQueue) => void;
  readonly sponsor?: Sponsor;
  readonly isOffline?: () => boolean;
  readonly paceMemory?: PaceMemory;
  readonly lookupMemory?: LookupMemory;
  /** Replaced in tests. */
  readonly manners?: Partial<Pick<Access, 'clock' | 'retry' | 'chance' | 'silenceMs'>> & {
    readonly windows?: readonly Window[];
  };
}

/** Ingests of OpenF1 and the sample stand in one queue; local files are staged beside it, while it rests. */
export function createIngest(setup: IngestSetup): Ingest {
  const {volume, manifest, records} = setup;
  const clock = setup.manners?.clock ?? systemClock;
  const bodies = knownBodies(manifest);
  const staging = createStaging(volume, bodies.manifest, clock.now);
  const sponsor = setup.sponsor ?? createSponsor();
  const log = createRequestLog(records, clock);
  let lake: OpenLake | null = null;
  const {sources, live, disturb} = openSources({...setup, clock, sponsor, log, lake: () => lake});
  const open = openQueue({
    ...setup,
    clock,
    sponsor,
    log,
    sources,
    live,
    staging,
    room: () => lake?.room ?? null,
  });
  const api = queueApi({open, records, sponsor});
  const ready = Promise.all([live.load(), open.load()]);
  ready.catch(() => undefined);

  return {
    ...api,
    ...followed(open, ready, async (files, signal) => {
      await bodies.look();
      return ingestLocal(files, staging, {signal, now: clock.now, emit: setup.emit});
    }),
    listMeetings: ({source, year}, {signal}) => sources[source].calendar.season(year, signal),
    findSessions: ({source, sessionKeys}, {signal}) =>
      sources[source].calendar.meetingsOf(sessionKeys, signal),
    findLatest: ({source, of}, {signal}) => sources[source].calendar.latest(of, signal),
    planIngest: async (request, {signal}) =>
      (await makePlan(sources[request.source], request, signal)).plan,
    recentTries: () => log.recent(),
    async unfinished() {
      await ready;
      return open.unfinished();
    },
    stagedTotals: () => staging.totals(),
    listed: (files, options) => staging.listed(files, options),
    async open(opened) {
      lake = opened;
      await ready;
      await log.open(opened.tries);
      for (const line of open.goesOn ? open.queue.lines() : []) open.take(line);
      open.run.wake();
    },
    goOffline: disturb,
    goOnline() {
      if (open.holds.current()?.reason === 'offline') open.holds.end();
    },
    async close() {
      open.run.close();
      open.holds.close();
      await log.write();
    },
  };
}

/** What answers only when its requests are done. Local files and the queue exclude each other. */
function followed(
  open: OpenQueue,
  ready: Promise<unknown>,
  stage: (files: readonly GivenFile[], signal: AbortSignal) => Promise<IngestProgress>,
): Pick<Ingest, 'startIngest' | 'resumeIngest' | 'dismissIngest' | 'stageLocal'> {
  let isStagingLocal = false;
  async function readyToFetch(): Promise<void> {
    await ready;
    if (isStagingLocal) throw new AppError('lake.busy', 'Local files are being staged');
  }
  return {
    async startIngest(request, {signal}) {
      await readyToFetch();
      const line = await open.queue.add(await open.plan(request, signal), true);
      return open.follow(line, signal);
    },
    async resumeIngest({ingestId}, {signal}) {
      await readyToFetch();
      const line = open.find(ingestId);
      open.take(line);
      return open.follow(line, signal);
    },
    async dismissIngest({ingestId}) {
      await ready;
      if (open.queue.lines().length > 0) await open.forget(open.find(ingestId));
    },
    async stageLocal({files, paths = []}, {signal}) {
      await readyToFetch();
      if (open.run.isRunning) throw new AppError('lake.busy', 'An ingest is running');
      isStagingLocal = true;
      try {
        return await stage(
          files.map((file, at) => ({file, path: paths[at] ?? file.name})),
          signal,
        );
      } finally {
        isStagingLocal = false;
      }
    },
  };
}
