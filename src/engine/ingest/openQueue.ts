import {AppError} from '#/base/errors';
import type {IngestProgress, IngestRequest} from '#/contracts/engine';
import type {IngestQueue as ToldQueue} from '#/contracts/ingest';
import type {Clock} from '#/engine/sources/openf1/pacing';
import type {Sponsor} from '#/engine/sources/openf1/sponsor';
import type {StoredIngest} from '#/engine/storage/ingestRecords';
import type {Staging} from '#/engine/storage/staging';
import {assertRoom, type Room} from './assertRoom';
import type {IngestSetup, RemoteSource} from './createIngest';
import type {Source} from './createSource';
import {fetchRequest} from './fetchRequest';
import {createHolds, type Holds} from './holds';
import type {IngestLine} from './ingestLine';
import {createIngestQueue, type IngestQueue, queuedIngest, whenLeft} from './ingestQueue';
import type {LiveCalendar} from './liveCalendar';
import {makePlan, newIngest} from './makePlan';
import type {RequestLog} from './requestLog';
import {createQueueRun, type QueueParts, type QueueRun} from './runQueue';
import {throttle} from './throttle';

/** The queue at work, and what is done with it. */
export interface OpenQueue {
  readonly run: QueueRun;
  readonly holds: Holds;
  readonly queue: IngestQueue;
  /** Begins to go on by itself when LapLake is opened. */
  goesOn: boolean;
  load(): Promise<void>;
  told(): ToldQueue;
  /** Tells the page, soon. */
  tell(): void;
  /** The ingest, or the first when none is named. @throws AppError 'internal' when there is none */
  find(ingestId: string | undefined): IngestLine;
  /** @throws AppError 'source.*' | 'config.invalid' | 'storage.no-room' | 'cancelled' */
  plan(request: IngestRequest, signal: AbortSignal): Promise<StoredIngest>;
  /** The ingest is to be fetched when its turn comes. */
  readonly take: (line: IngestLine) => void;
  /** Answers when the ingest is done or does not go on for now; the signal pauses it. */
  follow(line: IngestLine, signal: AbortSignal): Promise<IngestProgress>;
  forget(line: IngestLine): Promise<void>;
  unfinished(): IngestProgress | null;
}

export interface QueueSetup extends IngestSetup {
  readonly clock: Clock;
  readonly sponsor: Sponsor;
  readonly log: RequestLog;
  readonly sources: Readonly<Record<RemoteSource, Source>>;
  readonly live: LiveCalendar;
  readonly staging: Staging;
  /** Null while the lake is not open. */
  readonly room: () => Room | null;
}

const tellQueueEveryMs = 500;

export function openQueue(setup: QueueSetup): OpenQueue {
  const {records, clock, sponsor, sources, live} = setup;
  const queue = createIngestQueue(records);
  const events = throttle<ToldQueue>(tellQueueEveryMs, setup.emitQueue ?? (() => undefined));
  const tell = () => events.offer(told);
  const holds = createHolds({
    clock,
    isOffline: setup.isOffline ?? (() => false),
    liveWindow: live.now,
    onBegin() {
      run.hold();
      tell();
    },
    onEnd() {
      for (const line of queue.lines())
        if (line.header.state === 'waiting') line.setHeader({state: 'planned'});
      run.wake();
      tell();
    },
  });
  const run = createQueueRun({...running(setup, queue, tell), holds});
  const told = (): ToldQueue => ({
    isRunning: run.isRunning,
    hold: holds.current(),
    tier: sponsor.token() === null ? 'free' : 'sponsor',
    goesOn: open.goesOn,
    live: live.next(),
    ingests: queue
      .lines()
      .map((line) =>
        queuedIngest(line, queue.isOfThisVisit(line), sources[line.header.source].windows()),
      ),
  });
  const open: OpenQueue = {
    run,
    holds,
    queue,
    goesOn: false,
    told,
    tell,
    async load() {
      open.goesOn = await records.goesOn();
      await queue.load();
    },
    find(ingestId) {
      const line = ingestId === undefined ? queue.lines()[0] : queue.find(ingestId);
      if (!line) throw new AppError('internal', 'There is no such ingest to go on with');
      return line;
    },
    plan: (request, signal) => planned(setup, request, signal),
    ...handling({run, holds, queue, tell}),
  };
  return open;
}

async function planned(
  {sources, clock, room}: QueueSetup,
  request: IngestRequest,
  signal: AbortSignal,
): Promise<StoredIngest> {
  const made = await makePlan(sources[request.source], request, signal);
  await assertRoom(room(), made.plan.requests);
  return newIngest(made, clock.now());
}

const isUnderWay = ({header: {state}}: IngestLine) => state === 'planned' || state === 'running';

/** What is done with one ingest. */
function handling({
  run,
  holds,
  queue,
  tell,
}: Pick<OpenQueue, 'run' | 'holds' | 'queue' | 'tell'>): Pick<
  OpenQueue,
  'take' | 'follow' | 'forget' | 'unfinished'
> {
  return {
    take(line) {
      if (queue.isOfThisVisit(line) && isUnderWay(line)) return;
      queue.touch(line);
      line.reopen();
      line.setHeader({state: 'planned', endedAt: null});
    },
    async follow(line, signal) {
      if (line.header.source === 'openf1') holds.end();
      const stop = () => run.pause(line);
      const settled = run.settled(line);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, {once: true});
      tell();
      try {
        return await settled;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    async forget(line) {
      run.pause(line);
      await queue.remove(line);
      tell();
    },
    unfinished() {
      const [line] = queue.lines();
      if (run.isRunning || !line) return null;
      const progress = run.progressOf(line);
      if (queue.isOfThisVisit(line)) return progress;
      return {...progress, state: whenLeft(line.header.state), waiting: null};
    },
  };
}

/** How the queue's requests are fetched, kept and told. */
function running(
  {sources, staging, emit, clock, log, records, room}: QueueSetup,
  queue: IngestQueue,
  tell: () => void,
): Omit<QueueParts, 'holds'> {
  return {
    clock,
    lines: queue.lines,
    assertRoom: (line) => assertRoom(room(), line.open()),
    records: {
      async saveRequest(ingest, index) {
        if (queue.find(ingest.header.ingestId)) await records.saveRequest(ingest, index);
      },
    },
    async onState() {
      await queue.saveHeaders();
      tell();
    },
    async onDone(line) {
      await queue.remove(line);
      tell();
    },
    onProgress(progress) {
      emit(progress);
      tell();
    },
    onRest() {
      void log.write();
      tell();
    },
    fetch(line, request, watcher, isProbe) {
      const {access, lookups, answers, drivers} = sources[line.header.source];
      const retry = isProbe ? {...access.retry, faultTries: 1} : access.retry;
      const sessions = new Map(line.header.sessions.map((s) => [s.sessionKey, s] as const));
      const since = line.header.startedAt;
      return fetchRequest(
        {access: {...access, retry}, lookups, staging, answers, sessions, since, drivers},
        request,
        watcher,
      );
    },
  };
}
