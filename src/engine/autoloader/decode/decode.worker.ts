import {AppError} from '#/base/errors';
import type {ByteSource} from '#/base/blobSource';
import {openByteSource, readSmallFiles} from './openByteSource';
import {decodeFile} from './decodeFile';
import {
  type DecodedChunk,
  type DecodeJob,
  type FromDecodeWorker,
  smallFileBytes,
  type SmallFilesJob,
  type ToDecodeWorker,
} from './decodeProtocol';
import {decodeSmallFiles, type FileContents} from './decodeSmallFiles';

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
/** Ends when the small files of every job so far are read: those of the next are, while one is decoded. */
let readBefore: Promise<unknown> = Promise.resolve();

type Content =
  | {readonly kind: 'file'; readonly job: DecodeJob; readonly source: Promise<ByteSource | null>}
  | {readonly kind: 'files'; readonly job: SmallFilesJob; readonly contents: FileContents};

self.addEventListener('message', ({data: message}: MessageEvent<ToDecodeWorker>) => {
  const {kind, id} = message;
  if (kind === 'decode') {
    running.set(id, {
      hasBegun: false,
      cancel: new AbortController(),
      unacknowledged: 0,
      wake: () => undefined,
    });
    const content = begin(id, message.job);
    before = before.then(() => run(id, content));
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

/** Opens while the jobs before are decoded: opening is waiting, mostly. */
function begin(id: number, job: DecodeJob | SmallFilesJob): Content {
  if (!('files' in job)) {
    const source = openByteSource(job.path);
    source.catch(() => undefined);
    return {kind: 'file', job, source};
  }
  const paths = job.files.map(({path}) => path);
  const contents = readBefore.then(() =>
    running.has(id) ? readSmallFiles(paths, smallFileBytes) : [],
  );
  readBefore = contents.catch(() => undefined);
  return {kind: 'files', job, contents};
}

async function run(id: number, content: Content): Promise<void> {
  const state = running.get(id);
  if (!state) return content.kind === 'file' ? closeWhenOpen(content.source) : undefined;
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
      content.kind === 'files'
        ? await decodeSmallFiles(content.job, content.contents, signal)
        : await decodeFile(content.job, await content.source, {send, signal});
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
