import {AppError} from '#/base/errors';
import {type ByteSource, openByteSource, readSmallFile} from './byteSource';
import {decodeFile} from './decodeFile';
import type {
  DecodedChunk,
  DecodeJob,
  FromDecodeWorker,
  SmallFilesJob,
  ToDecodeWorker,
} from './decodeProtocol';
import {decodeSmallFiles} from './decodeSmallFiles';

/** Chunks on their way or not yet used, per job: memory stays bounded when the database is slower than we are. */
const mostUnacknowledged = 4;

interface Running {
  hasBegun: boolean;
  readonly cancel: AbortController;
  unacknowledged: number;
  /** Wakes the job when it waits for an acknowledgement. */
  wake: () => void;
}

const running = new Map<number, Running>();
/** Jobs run one after the other. */
let before = Promise.resolve();

self.addEventListener('message', ({data: message}: MessageEvent<ToDecodeWorker>) => {
  const {kind, id} = message;
  if (kind === 'decode') {
    running.set(id, {
      hasBegun: false,
      cancel: new AbortController(),
      unacknowledged: 0,
      wake: () => undefined,
    });
    // Opened while the jobs before are decoded: opening is waiting, mostly.
    const {job} = message;
    const opening = 'files' in job ? Promise.resolve(null) : openByteSource(job.path);
    opening.catch(() => undefined);
    before = before.then(() => run(id, job, opening));
    return;
  }
  const job = running.get(id);
  if (!job) return;
  if (kind === 'cancel' && !job.hasBegun) {
    running.delete(id);
    post({kind: 'failed', id, code: 'cancelled', message: 'Cancelled'}, null);
  } else if (kind === 'cancel') job.cancel.abort();
  else job.unacknowledged--;
  job.wake();
});

async function run(
  id: number,
  job: DecodeJob | SmallFilesJob,
  opening: Promise<ByteSource | null>,
): Promise<void> {
  const state = running.get(id);
  if (!state) return closeWhenOpen(opening);
  state.hasBegun = true;
  const {signal} = state.cancel;
  const send = async (chunk: DecodedChunk) => {
    post({kind: 'chunk', id, chunk}, chunk);
    state.unacknowledged++;
    while (state.unacknowledged >= mostUnacknowledged && !signal.aborted)
      await new Promise<void>((resolve) => {
        state.wake = resolve;
      });
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
  };
  try {
    const {outcome, last} =
      'files' in job
        ? await decodeSmallFiles(job, readSmallFile, signal)
        : await decodeFile(job, await opening, {send, signal});
    post({kind: 'finished', id, outcome, last}, last);
  } catch (thrown) {
    const {code, message} = AppError.from(thrown);
    post({kind: 'failed', id, code, message}, null);
  } finally {
    running.delete(id);
  }
}

async function closeWhenOpen(opening: Promise<ByteSource | null>): Promise<void> {
  const source = await opening.catch(() => null);
  source?.close();
}

function post(message: FromDecodeWorker, moved: DecodedChunk | null): void {
  self.postMessage(message, {transfer: moved ? [moved.arrow.buffer] : []});
}
