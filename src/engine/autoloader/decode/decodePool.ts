import {AppError} from '#/base/errors';
import type {
  DecodedChunk,
  DecodeJob,
  DecodeOutcome,
  FromDecodeWorker,
  JobOutcome,
  SmallFilesJob,
  SmallFileOutcome,
  ToDecodeWorker,
} from './decodeProtocol';

export type {DecodedChunk, DecodeJob, DecodeOutcome, SmallFileOutcome} from './decodeProtocol';

type OnChunk = (chunk: DecodedChunk) => Promise<void>;

/** Workers that turn staged files into Arrow. */
export interface DecodePool {
  /**
   * Decodes a file; `onChunk` gets its rows in order, one chunk at a time. Rows of a file that proves malformed may
   * have been handed over before. Settles when `onChunk` is no longer running and the file is closed.
   *
   * @throws AppError 'cancelled' | 'storage.unavailable' | 'internal' when the worker stops, or what `onChunk` throws
   */
  decode(job: DecodeJob, onChunk: OnChunk, signal: AbortSignal): Promise<DecodeOutcome>;
  /**
   * Decodes files of one table into one chunk; the outcomes are in their order. Those that go `alone` left no row in
   * it: they are to be decoded by themselves. Throws as `decode`.
   */
  decodeSmall(
    job: SmallFilesJob,
    onChunk: OnChunk,
    signal: AbortSignal,
  ): Promise<readonly SmallFileOutcome[]>;
  /** Starts the workers now, so that the first file need not wait for them. */
  warm(): void;
  /** Ends the workers; what still runs is cancelled. */
  close(): void;
}

/** One being decoded, and others being opened meanwhile: with small files, opening is most of the work. */
const jobsPerWorker = 4;

interface Pending {
  readonly id: number;
  readonly job: DecodeJob | SmallFilesJob;
  readonly onChunk: OnChunk;
  readonly signal: AbortSignal;
  /** Ends when every chunk handed over so far is used. */
  used: Promise<void>;
  readonly resolve: (outcome: JobOutcome) => void;
  readonly reject: (reason: unknown) => void;
}

interface Slot {
  worker: Worker | null;
  /** The first is being decoded. */
  jobs: Pending[];
}

const cancelled = () => new AppError('cancelled', 'Cancelled');

const unexpectedAnswer = () => new AppError('internal', 'The decoder answered another question');

const placeOf = (job: DecodeJob | SmallFilesJob) =>
  'files' in job
    ? `one of ${job.files.length} files from ${job.files[0]?.path ?? ''} on`
    : job.path;

const startWorker = () =>
  new Worker(new URL('./decode.worker.ts', import.meta.url), {type: 'module', name: 'decode'});

/** Workers start when first needed. `start` makes one; tests replace it. */
export function createDecodePool(size: number, start: () => Worker = startWorker): DecodePool {
  const slots = Array.from({length: Math.max(1, size)}, (): Slot => ({worker: null, jobs: []}));
  let queue: Pending[] = [];
  let lastId = 0;

  const tell = (slot: Slot, message: ToDecodeWorker) => slot.worker?.postMessage(message);

  const dispatch = () => {
    for (;;) {
      const [slot] = slots.toSorted((a, b) => a.jobs.length - b.jobs.length);
      const next = queue[0];
      if (!slot || !next || slot.jobs.length >= jobsPerWorker) return;
      queue.shift();
      slot.jobs.push(next);
      slot.worker ??= listening(slot);
      tell(slot, {kind: 'decode', id: next.id, job: next.job});
    }
  };

  const listening = (slot: Slot): Worker => {
    const worker = start();
    worker.addEventListener('message', ({data}: MessageEvent<FromDecodeWorker>) => {
      if (slot.worker === worker) receive(slot, data);
    });
    const onCrash = (event: Event) => {
      event.preventDefault();
      if (slot.worker === worker)
        crash(slot, event instanceof ErrorEvent ? event.message : 'unreadable message');
    };
    worker.addEventListener('error', onCrash);
    worker.addEventListener('messageerror', onCrash);
    return worker;
  };

  const receive = (slot: Slot, message: FromDecodeWorker) => {
    const pending = slot.jobs.find(({id}) => id === message.id);
    if (!pending) return;
    if (message.kind === 'chunk') {
      use(slot, pending, message.chunk);
      return;
    }
    slot.jobs = slot.jobs.filter((other) => other !== pending);
    if (message.kind === 'finished' && !pending.signal.aborted) {
      if (message.last) use(slot, pending, message.last);
      const {outcome} = message;
      pending.used.then(() => pending.resolve(outcome), pending.reject);
    } else if (message.kind === 'failed')
      fail(pending, new AppError(message.code, message.message));
    else fail(pending, cancelled());
    dispatch();
  };

  const use = (slot: Slot, pending: Pending, chunk: DecodedChunk) => {
    pending.used = pending.used.then(() => {
      if (pending.signal.aborted) throw cancelled();
      return pending.onChunk(chunk);
    });
    pending.used.then(
      () => tell(slot, {kind: 'acknowledge', id: pending.id}),
      () => tell(slot, {kind: 'cancel', id: pending.id}),
    );
  };

  const fail = ({used, reject}: Pending, reason: AppError) => {
    used.then(() => reject(reason), reject);
  };

  /** The job being decoded fails; the one behind it is given to the next worker. */
  const crash = (slot: Slot, message: string) => {
    slot.worker?.terminate();
    slot.worker = null;
    const [failed, ...waiting] = slot.jobs;
    slot.jobs = [];
    queue.unshift(...waiting);
    if (failed)
      fail(
        failed,
        new AppError('internal', `The decoder stopped at ${placeOf(failed.job)}: ${message}`),
      );
    dispatch();
  };

  /** One that a worker has ends with the worker's answer: then its file is closed. */
  const cancel = (pending: Pending) => {
    const slot = slots.find(({jobs}) => jobs.includes(pending));
    if (slot) return tell(slot, {kind: 'cancel', id: pending.id});
    queue = queue.filter((other) => other !== pending);
    fail(pending, cancelled());
  };

  const done = async (
    job: DecodeJob | SmallFilesJob,
    onChunk: OnChunk,
    signal: AbortSignal,
  ): Promise<JobOutcome> => {
    if (signal.aborted) throw cancelled();
    const {promise, resolve, reject} = Promise.withResolvers<JobOutcome>();
    const id = ++lastId;
    const pending = {id, job, onChunk, signal, used: Promise.resolve(), resolve, reject};
    const onAbort = () => cancel(pending);
    signal.addEventListener('abort', onAbort, {once: true});
    queue.push(pending);
    dispatch();
    try {
      return await promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  };

  return {
    async decode(job, onChunk, signal) {
      const outcome = await done(job, onChunk, signal);
      if (outcome.kind === 'files') throw unexpectedAnswer();
      return outcome;
    },
    async decodeSmall(job, onChunk, signal) {
      const outcome = await done(job, onChunk, signal);
      if (outcome.kind !== 'files') throw unexpectedAnswer();
      return outcome.files;
    },
    warm() {
      for (const slot of slots) slot.worker ??= listening(slot);
    },
    close() {
      const unfinished = [...queue, ...slots.flatMap(({jobs}) => jobs)];
      queue = [];
      for (const slot of slots) {
        slot.worker?.terminate();
        slot.worker = null;
        slot.jobs = [];
      }
      for (const pending of unfinished) fail(pending, cancelled());
    },
  };
}
