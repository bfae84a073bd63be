import {AppError} from '#/base/errors';
import type {Failure, IngestProgress, PlannedRequest} from '#/contracts/engine';
import type {Clock} from '#/engine/sources/openf1/pacing';
import type {IngestRecords} from '#/engine/storage/ingestRecords';
import type {Fetched, FetchWatcher} from './fetchRequest';
import type {Holds} from './holds';
import {type IngestLine, stopsIngest} from './ingestLine';
import {createIngestWorks, type IngestWorks} from './ingestWorks';

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
  /** @throws AppError 'storage.no-room' when what is still to be fetched of it does not fit */
  readonly assertRoom: (line: IngestLine) => Promise<void>;
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

/** The run as its steps see it. */
interface Run {
  readonly parts: QueueParts;
  readonly works: IngestWorks;
  lanes: number;
  /** One that has not begun to send: the other lanes wait for it. */
  beginning: IngestLine | null;
  /** Requests in a row that found nobody. */
  deaf: number;
  isClosed: boolean;
}

export function createQueueRun(parts: QueueParts): QueueRun {
  const run: Run = {
    parts,
    works: createIngestWorks(parts),
    lanes: 0,
    beginning: null,
    deaf: 0,
    isClosed: false,
  };
  return {
    get isRunning() {
      return run.lanes > 0;
    },
    wake: () => wake(run),
    settled(line) {
      const ended = run.works.ended(line);
      wake(run);
      if (!run.works.isUnderWay(line) && line.next() === undefined) settleSoon(run, line);
      else hold(run, line);
      return ended;
    },
    hold() {
      for (const line of parts.lines()) hold(run, line);
    },
    pause(line) {
      line.setHeader({state: 'cancelled', endedAt: parts.clock.now()});
      run.works.abort(line);
      if (!run.works.isUnderWay(line)) settleSoon(run, line);
    },
    progressOf: (line) => run.works.progressOf(line),
    close() {
      run.isClosed = true;
      run.works.abortAll();
    },
  };
}

type Picked = readonly [IngestLine, number];

const isBlocked = ({parts}: Run, line: IngestLine) =>
  parts.holds.current() !== null && line.header.source === 'openf1';

/** The first open request of the first ingest that may go on. */
function pick(run: Run): Picked | undefined {
  if (run.isClosed) return undefined;
  for (const line of run.parts.lines()) {
    const {state} = line.header;
    if (isBlocked(run, line) || (state !== 'planned' && state !== 'running')) continue;
    const index = line.next();
    if (index !== undefined) return run.beginning === line ? undefined : [line, index];
  }
  return undefined;
}

function wake(run: Run): void {
  while (run.lanes < (run.parts.holds.isProbing() ? 1 : concurrency)) {
    const picked = pick(run);
    if (!picked) return;
    run.lanes += 1;
    void lane(run, picked);
  }
}

async function lane(run: Run, first: Picked): Promise<void> {
  for (let next: Picked | undefined = first; next; next = pick(run)) await one(run, ...next);
  run.lanes -= 1;
  if (run.lanes === 0) run.parts.onRest();
  wake(run);
}

async function one(run: Run, line: IngestLine, index: number): Promise<void> {
  const work = run.works.of(line);
  work.underWay += 1;
  try {
    const request = line.set(index, {state: 'running'});
    const mayGoOn = line.header.state !== 'planned' || (await begin(run, line, index));
    if (request && mayGoOn) await settleRequest(run, line, index);
  } catch (thrown) {
    line.setHeader({state: 'failed', endedAt: run.parts.clock.now()});
    run.works.fail(line, AppError.from(thrown));
  } finally {
    work.underWay -= 1;
    if (work.underWay === 0) await settle(run, line).catch(() => undefined);
  }
}

/** False when there is no room for what it would bring: then it has failed, with the request it would begin with. */
async function begin(run: Run, line: IngestLine, index: number): Promise<boolean> {
  const {parts, works} = run;
  line.setHeader({state: 'running', endedAt: null});
  works.of(line).controller = new AbortController();
  run.beginning = line;
  const refusal = await parts.assertRoom(line).then(
    () => null,
    (thrown: unknown) => AppError.from(thrown),
  );
  run.beginning = null;
  if (refusal) {
    const {code, message} = refusal;
    line.set(index, {state: 'failed', failure: {code, message}});
    line.setHeader({state: 'failed', endedAt: parts.clock.now()});
    await parts.records.saveRequest(line.stored, index);
    return false;
  }
  await parts.onState(line);
  wake(run);
  return true;
}

async function settleRequest(run: Run, line: IngestLine, index: number): Promise<void> {
  const {parts, works} = run;
  const fetched = await answered(run, line, index);
  const failure = fetched?.failure ?? null;
  if (!fetched) line.set(index, {state: 'queued', bytes: 0});
  else if (isHeld(run, line, failure)) line.set(index, {state: 'queued', bytes: 0, failure});
  else line.set(index, fetched);
  if (failure && stopsIngest(failure))
    line.setHeader({state: 'failed', endedAt: parts.clock.now()});
  works.tell(line);
  await parts.records.saveRequest(line.stored, index);
}

/** Undefined when it was cancelled. */
async function answered(
  {parts, works}: Run,
  line: IngestLine,
  index: number,
): Promise<Fetched | undefined> {
  const request = line.request(index);
  if (!request) return undefined;
  try {
    const watcher = works.watcher(line, index);
    return await parts.fetch(line, request, watcher, parts.holds.isProbing());
  } catch (thrown) {
    const {code, message} = AppError.from(thrown);
    return code === 'cancelled' ? undefined : {state: 'failed', bytes: 0, failure: {code, message}};
  }
}

/** Whether a failure is one that passes by itself: then nothing is sent for a while. */
function isHeld(run: Run, line: IngestLine, failure: Failure | null): boolean {
  const {holds} = run.parts;
  if (line.header.source !== 'openf1') return false;
  if (!failure) {
    run.deaf = 0;
    holds.heard();
    return false;
  }
  run.deaf = failure.code === 'source.unreachable' ? run.deaf + 1 : 0;
  const hold = holds.after(failure, run.deaf >= (holds.isProbing() ? 1 : deafAfter));
  if (hold?.reason === 'unreachable') line.reopen('source.unreachable');
  return hold !== null;
}

const settleSoon = (run: Run, line: IngestLine) => void settle(run, line).catch(() => undefined);

/** Nothing is under way for the ingest: is it done, or does it not go on for now? */
async function settle(run: Run, line: IngestLine): Promise<void> {
  const {parts, works} = run;
  const {state} = line.header;
  if (run.isClosed) return;
  if (line.next() === undefined && state !== 'failed') {
    if (line.counts().failed === 0) return complete(run, line);
    line.setHeader({state: 'failed', endedAt: parts.clock.now()});
  } else if (state === 'running') {
    if (pick(run)?.[0] === line) return;
    line.setHeader({state: isBlocked(run, line) ? 'waiting' : 'planned'});
    if (!isBlocked(run, line)) return parts.onState(line);
  }
  await parts.onState(line);
  works.end(line, works.progressOf(line));
}

async function complete({parts, works}: Run, line: IngestLine): Promise<void> {
  line.setHeader({endedAt: parts.clock.now()});
  await parts.onDone(line);
  works.end(line, {...line.progress(null), state: 'completed'});
}

/** One that waits for its turn waits for the end of the hold. */
function hold(run: Run, line: IngestLine): void {
  if (!isBlocked(run, line) || line.header.state !== 'planned') return;
  line.setHeader({state: 'waiting'});
  if (!run.works.isUnderWay(line)) settleSoon(run, line);
}
