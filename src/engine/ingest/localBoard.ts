import type {IngestProgress, RequestProgress} from '#/contracts/engine';
import type {LocalBody} from '#/engine/sources/local/localBodies';
import {endpointOfPath} from '#/engine/sources/local/recogniseEndpoint';
import type {GivenFile, LocalRun} from './ingestLocal';
import {throttle} from './throttle';

/** How each file stands, told as it changes. Two files of one path are two lines. */
export interface LocalBoard {
  /** The lines of the given files, in their order. */
  readonly ids: readonly string[];
  set(id: string, change: Partial<RequestProgress>): void;
  /** An archive's line gives way to those of the files in it, which it answers with. */
  replace(id: string, bodies: readonly LocalBody[]): readonly string[];
  end(): IngestProgress;
}

const betweenMs = 150;

export function createLocalBoard(files: readonly GivenFile[], run: LocalRun): LocalBoard {
  const {signal, now, emit} = run;
  const ingestId = crypto.randomUUID();
  const startedAt = now();
  const requests = new Map<string, RequestProgress>();
  const add = (path: string, bytes: number): string => {
    let id = path;
    for (let copy = 2; requests.has(id); copy += 1) id = `${path} (${copy})`;
    requests.set(id, queued(id, path, bytes));
    return id;
  };
  const ids = files.map(({file, path}) => add(path, file.size));
  let order: readonly string[] = ids;
  const events = throttle(betweenMs, emit);
  const progress = (state: IngestProgress['state'], endedAt: number | null): IngestProgress => ({
    ingestId,
    source: 'local',
    state,
    startedAt,
    endedAt,
    requests: order.flatMap((id) => requests.get(id) ?? []),
    waiting: null,
  });
  const tell = () => events.offer(() => progress('running', null));
  tell();
  return {
    ids,
    set(id, change) {
      const before = requests.get(id);
      if (before) requests.set(id, {...before, ...change});
      tell();
    },
    replace(id, bodies) {
      requests.delete(id);
      const added = bodies.map(({path, bytes}) => add(path, bytes));
      order = order.flatMap((one) => (one === id ? added : [one]));
      return added;
    },
    end() {
      const failed = [...requests.values()].some(({state}) => state === 'failed');
      const last = progress(signal.aborted ? 'cancelled' : failed ? 'failed' : 'completed', now());
      events.offer(() => last);
      events.flush();
      return last;
    },
  };
}

const queued = (id: string, path: string, bytes: number): RequestProgress => ({
  id,
  endpoint: endpointOfPath(path) ?? 'sessions',
  query: path,
  sessionKey: null,
  estimatedBytes: bytes,
  state: 'queued',
  bytes: 0,
  attempts: 0,
  failure: null,
});
