import {AppError} from '#/base/errors';
import type {IngestProgress, IngestRequest} from '#/contracts/engine';
import type {IngestApi, IngestQueue as ToldQueue} from '#/contracts/ingest';
import type {Clock} from '#/engine/sources/openf1/pacing';
import type {Sponsor} from '#/engine/sources/openf1/sponsor';
import type {Staging} from '#/engine/storage/staging';
import type {IngestSetup, RemoteSource} from './createIngest';
import type {Source} from './createSource';
import {fetchRequest} from './fetchRequest';
import {createHolds} from './holds';
import type {IngestLine} from './ingestLine';
import {createIngestQueue, queuedIngest, whenLeft} from './ingestQueue';
import type {LiveCalendar} from './liveCalendar';
import {makePlan, newIngest} from './makePlan';
import type {RequestLog} from './requestLog';
import {createQueueRun, type QueueParts} from './runQueue';
import {throttle} from './throttle';

type Asked<M extends keyof IngestApi> = Parameters<IngestApi[M]>[0];
type Told<M extends keyof IngestApi> = Promise<ReturnType<IngestApi[M]>>;
type QueueMethod = Exclude<keyof IngestApi, 'findLatest' | 'recentTries' | 'queueIngest'>;

/** The queue at work. */
export interface OpenQueue {
  readonly api: {readonly [M in QueueMethod]: (request: Asked<M>) => Told<M>} & {
    readonly queueIngest: (
      request: IngestRequest,
      context: {readonly signal: AbortSignal},
    ) => Promise<ToldQueue>;
  };
  load(): Promise<void>;
  isRunning(): boolean;
  /** Plans an ingest, puts it first and answers when it is done or does not go on for now. */
  start(request: IngestRequest, signal: AbortSignal): Promise<IngestProgress>;
  resume(ingestId: string | undefined, signal: AbortSignal): Promise<IngestProgress>;
  dismiss(ingestId: string | undefined): Promise<void>;
  unfinished(): IngestProgress | null;
  /** The connection is back. */
  goOnline(): void;
  close(): void;
}

export interface QueueSetup extends IngestSetup {
  readonly clock: Clock;
  readonly sponsor: Sponsor;
  readonly log: RequestLog;
  readonly sources: Readonly<Record<RemoteSource, Source>>;
  readonly live: LiveCalendar;
  readonly staging: Staging;
}

const tellQueueEveryMs = 500;

export function openQueue(setup: QueueSetup): OpenQueue {
  const {records, clock, sponsor, sources, live} = setup;
  const queue = createIngestQueue(records);
  const events = throttle<ToldQueue>(tellQueueEveryMs, setup.emitQueue ?? (() => undefined));
  let goesOn = false;
  const tell = () => events.offer(told);
  const holds = createHolds({
    clock,
    isOffline: setup.isOffline ?? (() => false),
    liveWindow: live.now,
    onBegin: () => {
      run.hold();
      tell();
    },
    onEnd: () => {
      for (const line of queue.lines())
        if (line.header.state === 'waiting') line.setHeader({state: 'planned'});
      run.wake();
      tell();
    },
  });
  const run = createQueueRun({
    ...running(setup, tell),
    records: {
      saveRequest: async (ingest, index) => {
        if (queue.find(ingest.header.ingestId)) await records.saveRequest(ingest, index);
      },
    },
    lines: queue.lines,
    holds,
    onState: async () => {
      await queue.saveHeaders();
      tell();
    },
    onDone: async (line) => {
      await queue.remove(line);
      tell();
    },
  });

  const told = (): ToldQueue => ({
    isRunning: run.isRunning,
    hold: holds.current(),
    tier: sponsor.token() === null ? 'free' : 'sponsor',
    goesOn,
    live: live.next(),
    ingests: queue
      .lines()
      .map((line) =>
        queuedIngest(line, queue.isOfThisVisit(line), sources[line.header.source].windows()),
      ),
  });
  async function changed(): Promise<ToldQueue> {
    tell();
    events.flush();
    return told();
  }
  function found(ingestId: string | undefined): IngestLine {
    const line = ingestId === undefined ? queue.lines()[0] : queue.find(ingestId);
    if (!line) throw new AppError('internal', 'There is no such ingest to go on with');
    return line;
  }
  async function chosen(ingestId: string | undefined): Promise<readonly IngestLine[]> {
    await queue.load();
    return ingestId === undefined ? queue.lines() : [found(ingestId)];
  }
  async function foundOne(ingestId: string): Promise<IngestLine> {
    await queue.load();
    return found(ingestId);
  }

  /** The ingest is to be fetched when its turn comes. */
  function plan(line: IngestLine): void {
    if (queue.isOfThisVisit(line) && isUnderWay(line)) return;
    queue.touch(line);
    line.reopen();
    line.setHeader({state: 'planned', endedAt: null});
  }
  async function follow(line: IngestLine, signal: AbortSignal): Promise<IngestProgress> {
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
  }
  const planned = async (request: IngestRequest, signal: AbortSignal) =>
    newIngest(await makePlan(sources[request.source], request, signal), clock.now());
  async function forget(line: IngestLine): Promise<void> {
    run.pause(line);
    await queue.remove(line);
  }

  return {
    api: {
      ingestQueue: async () => {
        await queue.load();
        return told();
      },
      async queueIngest(request, {signal}) {
        await queue.load();
        await queue.add(await planned(request, signal), false);
        run.hold();
        run.wake();
        return changed();
      },
      async pauseIngests({ingestId}) {
        for (const line of await chosen(ingestId)) {
          queue.touch(line);
          if (line.header.state !== 'failed') run.pause(line);
        }
        return changed();
      },
      async continueIngests({ingestId}) {
        for (const line of await chosen(ingestId)) plan(line);
        holds.end();
        run.hold();
        run.wake();
        return changed();
      },
      async moveIngest({ingestId, place}) {
        await queue.move(await foundOne(ingestId), place);
        return changed();
      },
      async removeIngest({ingestId}) {
        await forget(await foundOne(ingestId));
        return changed();
      },
      async setGoesOn(request) {
        ({goesOn} = request);
        await records.setGoesOn(goesOn);
        return changed();
      },
      ingestGroups: async ({ingestId}) => (await foundOne(ingestId)).groups(),
      ingestRequests: async ({ingestId, group}) => (await foundOne(ingestId)).requestsOf(group),
      async useSponsorToken({token}) {
        sponsor.use(token);
        if (token !== null && holds.current()?.reason === 'live-session') holds.end();
        return changed();
      },
    },
    async load() {
      goesOn = await records.goesOn();
      await queue.load();
    },
    isRunning: () => run.isRunning,
    async start(request, signal) {
      const line = await queue.add(await planned(request, signal), true);
      return follow(line, signal);
    },
    async resume(ingestId, signal) {
      const line = found(ingestId);
      plan(line);
      return follow(line, signal);
    },
    async dismiss(ingestId) {
      if (queue.lines().length > 0) await forget(found(ingestId));
      tell();
    },
    unfinished() {
      const [line] = queue.lines();
      if (run.isRunning || !line) return null;
      const progress = run.progressOf(line);
      return queue.isOfThisVisit(line)
        ? progress
        : {...progress, state: whenLeft(line.header.state), waiting: null};
    },
    goOnline() {
      if (holds.current()?.reason === 'offline') holds.end();
    },
    close() {
      run.close();
      holds.close();
    },
  };
}

const isUnderWay = ({header: {state}}: IngestLine) => state === 'planned' || state === 'running';

/** How the queue's requests are fetched and told. */
function running(
  {sources, staging, emit, clock, log}: QueueSetup,
  tell: () => void,
): Pick<QueueParts, 'fetch' | 'onProgress' | 'onRest' | 'clock'> {
  return {
    clock,
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
