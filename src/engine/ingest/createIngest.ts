import {AppError} from '#/base/errors';
import type {CallContext} from '#/base/rpc/rpc';
import type {EngineApi, IngestProgress, IngestRequest} from '#/contracts/engine';
import type {IngestApi, IngestQueue} from '#/contracts/ingest';
import {type PaceMemory, systemClock, type Window} from '#/engine/sources/openf1/pacing';
import {createSponsor, type Sponsor} from '#/engine/sources/openf1/sponsor';
import type {Transport} from '#/engine/sources/transport';
import type {IngestRecords} from '#/engine/storage/ingestRecords';
import type {Manifest, StagedTotals} from '#/engine/storage/manifest';
import {createStaging} from '#/engine/storage/staging';
import type {Volume} from '#/engine/storage/volume';
import type {LoadedFiles} from './answers';
import type {Access} from './ask';
import {ingestLocal} from './ingestLocal';
import {makePlan} from './makePlan';
import {openSources} from './openSources';
import {openQueue} from './openQueue';
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
  /** The volume was listed and holds `files`. When aborted, it is to be told again. */
  listed(files: number, signal?: AbortSignal): Promise<void>;
  /** The lake is open: the log goes into it, and ingests go on if the person wants that. */
  open(lake: OpenLake): Promise<void>;
  /** The connection is back. */
  goOnline(): void;
  /** Gives up what is under way; the next visit can go on with it. */
  close(): Promise<void>;
};

/** What the ingest needs of the lake. */
export interface OpenLake {
  readonly tries: TryTable;
  readonly files: LoadedFiles;
}

export interface IngestSetup {
  readonly volume: Volume;
  readonly manifest: Manifest;
  readonly records: IngestRecords;
  readonly transports: Readonly<Record<RemoteSource, Transport>>;
  readonly emit: (progress: IngestProgress) => void;
  readonly emitQueue?: (queue: IngestQueue) => void;
  readonly sponsor?: Sponsor;
  readonly isOffline?: () => boolean;
  readonly paceMemory?: PaceMemory;
  /** Replaced in tests. */
  readonly manners?: Partial<Pick<Access, 'clock' | 'retry' | 'chance' | 'silenceMs'>> & {
    readonly windows?: readonly Window[];
  };
}

/** Ingests of OpenF1 and the sample stand in one queue; local files are staged beside it, while it rests. */
export function createIngest(setup: IngestSetup): Ingest {
  const {volume, manifest, records} = setup;
  const clock = setup.manners?.clock ?? systemClock;
  const staging = createStaging(volume, manifest, clock.now);
  const sponsor = setup.sponsor ?? createSponsor();
  const log = createRequestLog(records, clock);
  let lake: OpenLake | null = null;
  let isStagingLocal = false;
  const {sources, live} = openSources({...setup, clock, sponsor, log, lake: () => lake});
  const queue = openQueue({...setup, clock, sponsor, log, sources, live, staging});
  const ready = Promise.all([live.load(), queue.load()]);
  ready.catch(() => undefined);

  const unlessLocal = () => {
    if (isStagingLocal) throw new AppError('lake.busy', 'Local files are being staged');
  };

  return {
    ...queue.api,
    listMeetings: ({source, year}, {signal}) => sources[source].calendar.season(year, signal),
    findSessions: ({source, sessionKeys}, {signal}) =>
      sources[source].calendar.meetingsOf(sessionKeys, signal),
    findLatest: ({source, of}, {signal}) => sources[source].calendar.latest(of, signal),
    planIngest: async (request, {signal}) =>
      (await makePlan(sources[request.source], request, signal)).plan,
    async startIngest(request, context) {
      await ready;
      unlessLocal();
      return queue.start(request, context.signal);
    },
    async resumeIngest(request, context) {
      await ready;
      unlessLocal();
      return queue.resume(request.ingestId, context.signal);
    },
    async dismissIngest({ingestId}) {
      await ready;
      await queue.dismiss(ingestId);
    },
    async stageLocal({files}, {signal}) {
      unlessLocal();
      if (queue.isRunning()) throw new AppError('lake.busy', 'An ingest is running');
      isStagingLocal = true;
      try {
        return await ingestLocal(files, staging, {signal, now: clock.now, emit: setup.emit});
      } finally {
        isStagingLocal = false;
      }
    },
    recentTries: () => log.recent(),
    async unfinished() {
      await ready;
      return queue.unfinished();
    },
    stagedTotals: () => staging.totals(),
    listed: (files, signal) => staging.listed(files, signal),
    async open(opened) {
      lake = opened;
      await ready;
      await log.open(opened.tries);
      if (await records.goesOn()) await queue.api.continueIngests({});
    },
    goOnline: () => queue.goOnline(),
    async close() {
      queue.close();
      await log.write();
    },
  };
}
