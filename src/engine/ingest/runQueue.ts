import {AppError} from '#/base/errors';
import type {Failure, IngestProgress, PlannedRequest} from '#/contracts/engine';
import type {Hold} from '#/contracts/ingest';
import type {Clock} from '#/engine/sources/openf1/pacing';
import type {IngestRecords} from '#/engine/storage/ingestRecords';
import type {Fetched, FetchWatcher} from './fetchRequest';
import type {Holds} from './holds';
import {type IngestLine, stopsIngest} from './ingestLine';
import {throttle, type Throttle} from './throttle';

/** Fetches what the queue holds, three requests at a time, from the first ingest that has any. */
export interface QueueRun {
  readonly isRunning: boolean;
  /** Begins or goes on, where there is something to do. */
  wake(): void;
  /** Resolves when the ingest is done or does not go on for now: completed, failed, cancelled or waiting. @throws AppError 'storage.*' when its record cannot be kept */
  settled(line: IngestLine): Promise<IngestProgress>;
  /** Gives up what is under way for this ingest; it goes on when it is planned again. */
  pause(line: IngestLine): void;
  progressOf(line: IngestLine): IngestProgress;
  /** Nothing may be sent for now: tells it of every ingest that waits for its turn. */
  hold(): void;
  /** Gives everything up: the engine closes. */
  close(): void;
}

export interface QueueParts {
  /** The queue, in its order. */
  readonly lines: () => readonly IngestLine[];
  readonly fetch: (
    line: IngestLine,
    request: PlannedRequest,
    watcher: FetchWatcher,
    isProbe: boolean,
  ) => Promise<Fetched>;
  readonly records: Pick<IngestRecords, 'saveRequest'>;
  /** An ingest changed its state. */
  readonly onState: (line: IngestLine) => Promise<void>;
  /** An ingest is completed: it leaves the queue. */
  readonly onDone: (line: IngestLine) => Promise<void>;
  readonly onProgress: (progress: IngestProgress) => void;
  /** Nothing runs any more. */
  readonly onRest: () => void;
  readonly holds: Holds;
  readonly clock: Clock;
}

const concurrency = 3;
/** So many requests in a row that found nobody, each with all its tries: the others would not either. */
const deafAfter = 3;
const tellEveryMs = 200;
/** Shorter waits are the normal pace and not worth words. */
const notableWaitMs = 2_000;

interface Waiting {
  readonly resolve: (progress: IngestProgress) => void;
  readonly reject: (error: AppError) => void;
}

/** What is known of an ingest while it is worked on. */
interface Work {
  controller: AbortController;
  /** Requests under way, and of them those that were sent. */
  underWay: number;
  sent: number;
  notice: IngestProgress['waiting'];
  readonly events: Throttle<IngestProgress>;
  readonly waiting: Waiting[];
}

export function createQueueRun(parts: QueueParts): QueueRun {
  const {lines, holds, clock} = parts;
  const works = new Map<string, Work>();
  let lanes = 0;
  let deaf = 0;
  let isClosed = false;

  function workOf(line: IngestLine): Work {
    const known = works.get(line.ingestId);
    if (known) return known;
    const work: Work = {
      controller: new AbortController(),
      underWay: 0,
      sent: 0,
      notice: null,
      events: throttle(tellEveryMs, parts.onProgress),
      waiting: [],
    };
    works.set(line.ingestId, work);
    return work;
  }
  function progressOf(line: IngestLine): IngestProgress {
    const work = works.get(line.ingestId);
    if (line.header.state === 'waiting') return line.progress(waitingFor(holds.current()));
    const isPaced = line.header.state === 'running' && work?.sent === 0;
    return line.progress(isPaced ? work.notice : null);
  }
  const tell = (line: IngestLine) => workOf(line).events.offer(() => progressOf(line));

  function pick(): readonly [IngestLine, number] | undefined {
    if (isClosed) return undefined;
    for (const line of lines()) {
      if (isBlocked(line)) continue;
      if (line.header.state !== 'planned' && line.header.state !== 'running') continue;
      const index = line.next();
      if (index !== undefined) return [line, index];
    }
    return undefined;
  }
  const isBlocked = (line: IngestLine) =>
    holds.current() !== null && line.header.source === 'openf1';
  function wake(): void {
    while (lanes < (holds.isProbing() ? 1 : concurrency)) {
      const picked = pick();
      if (!picked) return;
      lanes += 1;
      void lane(picked);
    }
  }
  async function lane(first: readonly [IngestLine, number]): Promise<void> {
    for (let next: typeof first | undefined = first; next; next = pick()) await one(...next);
    lanes -= 1;
    if (lanes === 0) parts.onRest();
    wake();
  }

  async function one(line: IngestLine, index: number): Promise<void> {
    const work = workOf(line);
    work.underWay += 1;
    try {
      const request = line.set(index, {state: 'running'});
      if (line.header.state === 'planned') await begin(line);
      if (request) await fetchOne(line, index, work);
    } catch (thrown) {
      await fail(line, AppError.from(thrown));
    } finally {
      work.underWay -= 1;
      if (work.underWay === 0) await settle(line).catch(() => undefined);
    }
  }
  async function begin(line: IngestLine): Promise<void> {
    line.setHeader({state: 'running', endedAt: null});
    workOf(line).controller = new AbortController();
    await parts.onState(line);
  }

  async function fetchOne(line: IngestLine, index: number, work: Work): Promise<void> {
    const {signal} = work.controller;
    const request = line.request(index);
    if (!request) return;
    const fetched = await answered(line, index, request, signal);
    if (!fetched) line.set(index, {state: 'queued', bytes: 0});
    else if (isHeld(line, fetched.failure)) line.set(index, {state: 'queued', bytes: 0, failure: fetched.failure});
    else line.set(index, fetched);
    if (fetched?.failure && stopsIngest(fetched.failure))
      line.setHeader({state: 'failed', endedAt: clock.now()});
    tell(line);
    await parts.records.saveRequest(line.stored, index);
  }
  /** Undefined when it was cancelled. */
  async function answered(
    line: IngestLine,
    index: number,
    request: PlannedRequest,
    signal: AbortSignal,
  ): Promise<Fetched | undefined> {
    try {
      return await parts.fetch(line, request, watcher(line, index, signal), holds.isProbing());
    } catch (thrown) {
      const {code, message} = AppError.from(thrown);
      return code === 'cancelled' ? undefined : {state: 'failed', bytes: 0, failure: {code, message}};
    }
  }
  /** Whether a failure is one that passes by itself: then nothing is sent for a while. */
  function isHeld(line: IngestLine, failure: Failure | null): boolean {
    if (line.header.source !== 'openf1') return false;
    if (!failure) {
      heard();
      return false;
    }
    const hold = holds.after(failure, deafness(failure));
    if (hold?.reason === 'unreachable') line.reopen('source.unreachable');
    return hold !== null;
  }
  function deafness({code}: Failure): boolean {
    deaf = code === 'source.unreachable' ? deaf + 1 : 0;
    return deaf >= (holds.isProbing() ? 1 : deafAfter);
  }
  function heard(): void {
    deaf = 0;
    if (!holds.isProbing()) return;
    holds.heard();
    wake();
  }

  function watcher(line: IngestLine, index: number, signal: AbortSignal): FetchWatcher {
    const work = workOf(line);
    const add = (change: {readonly bytes?: number; readonly attempts?: number}) => {
      const request = line.request(index);
      if (!request) return;
      line.set(index, {
        bytes: change.bytes === undefined ? 0 : request.bytes + change.bytes,
        attempts: request.attempts + (change.attempts ?? 0),
      });
      tell(line);
    };
    return {
      signal,
      onBytes: (bytes) => add({bytes}),
      onSend() {
        work.sent += 1;
        work.notice = null;
        add({attempts: 1});
      },
      onSettled() {
        work.sent -= 1;
      },
      onWait(until, reason) {
        if (until - clock.now() > notableWaitMs) work.notice = {reason, until};
        tell(line);
      },
    };
  }

  async function fail(line: IngestLine, error: AppError): Promise<void> {
    line.setHeader({state: 'failed', endedAt: clock.now()});
    for (const one of workOf(line).waiting.splice(0)) one.reject(error);
    await Promise.allSettled([parts.onState(line)]);
  }

  /** Nothing is under way for the ingest: is it done, or does it not go on for now? */
  async function settle(line: IngestLine): Promise<void> {
    const {state} = line.header;
    const isOpen = line.next() !== undefined;
    if (isClosed) return;
    if (!isOpen && state !== 'failed') {
      if (line.counts().failed === 0) return complete(line);
      line.setHeader({state: 'failed', endedAt: clock.now()});
    } else if (state === 'running') {
      const [first] = pick() ?? [];
      if (first === line) return;
      line.setHeader({state: isBlocked(line) ? 'waiting' : 'planned'});
      if (!isBlocked(line)) return parts.onState(line);
    }
    await parts.onState(line);
    end(line, progressOf(line));
  }
  async function complete(line: IngestLine): Promise<void> {
    line.setHeader({endedAt: clock.now()});
    await parts.onDone(line);
    end(line, {...line.progress(null), state: 'completed'});
  }
  function end(line: IngestLine, last: IngestProgress): void {
    const work = workOf(line);
    work.events.offer(() => last);
    work.events.flush();
    for (const one of work.waiting.splice(0)) one.resolve(last);
    works.delete(line.ingestId);
  }
  return {
    get isRunning() {
      return lanes > 0;
    },
    wake,
    settled(line) {
      const ended = new Promise<IngestProgress>((resolve, reject) => {
        workOf(line).waiting.push({resolve, reject});
      });
      wake();
      if (workOf(line).underWay === 0 && line.next() === undefined) void settle(line);
      else if (isBlocked(line)) hold(line);
      return ended;
    },
    hold() {
      for (const line of lines()) hold(line);
    },
    pause(line) {
      const work = works.get(line.ingestId);
      line.setHeader({state: 'cancelled', endedAt: clock.now()});
      work?.controller.abort();
      if (!work || work.underWay === 0) void settle(line).catch(() => undefined);
    },
    progressOf,
    close() {
      isClosed = true;
      for (const {controller} of works.values()) controller.abort();
    },
  };

  /** One that waits for its turn waits for the end of the hold. */
  function hold(line: IngestLine): void {
    if (!isBlocked(line) || line.header.state !== 'planned') return;
    line.setHeader({state: 'waiting'});
    if (workOf(line).underWay === 0) void settle(line).catch(() => undefined);
  }
}

const waitingFor = (hold: Hold | null): IngestProgress['waiting'] =>
  hold && {reason: hold.words, until: hold.until};
