import type {Failure, IngestProgress, RequestProgress} from '#/contracts/engine';
import type {IngestHeader, StoredIngest} from '#/engine/storage/ingestRecords';
import type {FetchWatcher} from './fetchRequest';
import {throttle} from './throttle';

const emitEveryMs = 200;
/** Shorter waits are the normal pace and not worth words. */
const notableWaitMs = 2_000;
const done: ReadonlySet<string> = new Set(['staged', 'unchanged', 'empty']);

/** Where each request of a running ingest stands, told to whoever listens five times a second at most. */
export interface IngestBoard {
  readonly header: IngestHeader;
  request(index: number): RequestProgress | undefined;
  /** Places of the requests still to be fetched, in order. */
  open(): number[];
  set(index: number, change: Partial<RequestProgress>): RequestProgress | undefined;
  watch(index: number, signal: AbortSignal): FetchWatcher;
  /** The last event, told at once. */
  end(state: 'completed' | 'failed' | 'cancelled'): IngestProgress;
}

/** Takes up `ingest` where it was left: what failed or was cut short is open again. */
export function createBoard(
  ingest: StoredIngest,
  now: () => number,
  emit: (progress: IngestProgress) => void,
): IngestBoard {
  const header: IngestHeader = {...ingest.header, state: 'running', endedAt: null};
  const requests: RequestProgress[] = ingest.requests.map((request) =>
    done.has(request.state) ? request : {...request, state: 'queued', bytes: 0, failure: null},
  );
  const events = throttle(emitEveryMs, emit);
  let inFlight = 0;
  let notice: IngestProgress['waiting'] = null;
  const progress = (): IngestProgress => ({
    ...progressOf({header, requests: [...requests]}),
    waiting: inFlight === 0 ? notice : null,
  });

  function set(index: number, change: Partial<RequestProgress>): RequestProgress | undefined {
    const request = requests[index];
    if (!request) return undefined;
    const changed = {...request, ...change};
    requests[index] = changed;
    events.offer(progress);
    return changed;
  }

  return {
    header,
    request: (index) => requests[index],
    open: () => requests.flatMap(({state}, index) => (state === 'queued' ? [index] : [])),
    set,
    watch: (index, signal) => ({
      signal,
      onBytes: (bytes) => void set(index, {bytes: (requests[index]?.bytes ?? 0) + bytes}),
      onSend() {
        inFlight++;
        notice = null;
        set(index, {bytes: 0, attempts: (requests[index]?.attempts ?? 0) + 1});
      },
      onSettled() {
        inFlight--;
      },
      onWait(until, reason) {
        if (until - now() > notableWaitMs) notice = {reason, until};
        events.offer(progress);
      },
    }),
    end(state) {
      const last = {...progress(), state, endedAt: now(), waiting: null};
      events.offer(() => last);
      events.flush();
      return last;
    },
  };
}

/** A stored ingest as the page sees it. */
export function progressOf({header, requests}: StoredIngest): IngestProgress {
  const {ingestId, source, state, startedAt, endedAt} = header;
  return {ingestId, source, state, startedAt, endedAt, requests, waiting: null};
}

/** Whether the other requests would fail in the same way. */
export function stopsAll({code}: Failure): boolean {
  return code === 'source.live-session' || code.startsWith('storage.');
}
