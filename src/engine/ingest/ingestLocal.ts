import {AppError} from '#/base/errors';
import type {IngestProgress, RequestProgress} from '#/contracts/engine';
import {
  localPath,
  recognise,
  stageLocalFile,
  unrecognised,
} from '#/engine/sources/local/stageLocalFile';
import type {Staging} from '#/engine/storage/staging';
import {chunksOf} from './body';
import {throttle} from './throttle';

/**
 * Stages local files one after the other. A file that is not recognised fails alone. Nothing is kept for
 * later: the page holds the files, and choosing them again stages only what is not there.
 */
export async function ingestLocal(
  files: readonly File[],
  staging: Staging,
  {
    signal,
    now,
    emit,
  }: {
    readonly signal: AbortSignal;
    readonly now: () => number;
    readonly emit: (progress: IngestProgress) => void;
  },
): Promise<IngestProgress> {
  const ingestId = crypto.randomUUID();
  const startedAt = now();
  const requests: RequestProgress[] = [];
  const events = throttle(100, emit);
  const progress = (state: IngestProgress['state'], endedAt: number | null): IngestProgress => ({
    ingestId,
    source: 'local',
    state,
    startedAt,
    endedAt,
    requests: [...requests],
    waiting: null,
  });
  for (const file of files) {
    if (signal.aborted) break;
    requests.push(await stageOne(file, staging, {signal, requestedAt: now()}));
    events.offer(() => progress('running', null));
  }
  const failed = requests.some((request) => request.state === 'failed');
  const last = progress(signal.aborted ? 'cancelled' : failed ? 'failed' : 'completed', now());
  events.offer(() => last);
  events.flush();
  return last;
}

async function stageOne(
  file: File,
  staging: Staging,
  {signal, requestedAt}: {readonly signal: AbortSignal; readonly requestedAt: number},
): Promise<RequestProgress> {
  const path = localPath(file);
  const base = {
    id: path,
    query: path,
    sessionKey: null,
    estimatedBytes: file.size,
    bytes: 0,
    attempts: 1,
    failure: null,
  };
  try {
    const found = await recognise(file);
    if (!found) return {...base, endpoint: 'sessions', state: 'failed', failure: unrecognised};
    const body = chunksOf(file.stream(), signal);
    const {state, bytes} = await stageLocalFile(staging, {...found, path, requestedAt}, body);
    return {...base, endpoint: found.endpoint, state, bytes};
  } catch (thrown) {
    const {code, message} = AppError.from(thrown);
    return {...base, endpoint: 'sessions', state: 'failed', failure: {code, message}};
  }
}
