import type {ErrorCode} from '#/base/errors';
import type {Failure, IngestProgress, RequestProgress} from '#/contracts/engine';
import type {IngestCounts, RequestGroup} from '#/contracts/ingest';
import type {IngestHeader, StoredIngest, StoredRequest} from '#/engine/storage/ingestRecords';
import {countRequests} from './countRequests';

/** One ingest of the queue: where each of its requests stands. */
export interface IngestLine {
  readonly ingestId: string;
  readonly header: IngestHeader;
  readonly stored: StoredIngest;
  request(index: number): StoredRequest | undefined;
  set(index: number, change: Partial<StoredRequest>): StoredRequest | undefined;
  setHeader(change: Partial<Pick<IngestHeader, 'state' | 'endedAt'>>): void;
  /** Place of the first request that is still to be fetched. */
  next(): number | undefined;
  /** What is still to be fetched, or is being fetched. */
  open(): readonly StoredRequest[];
  /** What failed, or failed in this way only, is open again; and what was cut short. */
  reopen(code?: ErrorCode): void;
  counts(): IngestCounts;
  progress(waiting: IngestProgress['waiting']): IngestProgress;
  groups(): readonly RequestGroup[];
  requestsOf(group: string): readonly RequestProgress[];
}

/** Ingests of up to so many requests are told whole. */
const toldWhole = 200;
const shownFailures = 50;
const shownAround = 20;
const wholeMeeting = 'meeting';

export function createLine(ingest: StoredIngest): IngestLine {
  const {ingestId, sessions} = ingest.header;
  const requests = [...ingest.requests];
  let header = ingest.header;
  /** Nothing before it is open. */
  let cursor = 0;

  return {
    ingestId,
    get header() {
      return header;
    },
    get stored() {
      return {header, requests};
    },
    request: (index) => requests[index],
    set(index, change) {
      const request = requests[index];
      if (!request) return undefined;
      const changed = {...request, ...change};
      requests[index] = changed;
      if (changed.state === 'queued') cursor = Math.min(cursor, index);
      return changed;
    },
    setHeader(change) {
      header = {...header, ...change};
    },
    next() {
      while (cursor < requests.length && requests[cursor]?.state !== 'queued') cursor += 1;
      return cursor < requests.length ? cursor : undefined;
    },
    open: () => requests.filter(({state}) => state === 'queued' || state === 'running'),
    reopen(code) {
      requests.forEach((request, index) => {
        const {state, failure} = request;
        const isMeant =
          code === undefined ? state === 'running' || state === 'failed' : failure?.code === code;
        if (isMeant) requests[index] = {...request, state: 'queued', bytes: 0, failure: null};
      });
      cursor = 0;
    },
    counts: () => countRequests(requests),
    progress: (waiting) => ({...progressOf({header, requests}), waiting}),
    groups() {
      const titles = new Map(sessions.map((one) => [String(one.sessionKey), one.title] as const));
      return [...byGroup(requests)].map(([id, own]) => ({
        id,
        title: titles.get(id) ?? (id === wholeMeeting ? 'Calendar' : `Session ${id}`),
        counts: countRequests(own),
      }));
    },
    requestsOf: (group) => byGroup(requests).get(group) ?? [],
  };
}

function byGroup(
  requests: readonly StoredRequest[],
): ReadonlyMap<string, readonly StoredRequest[]> {
  const groups = new Map<string, StoredRequest[]>();
  for (const request of requests) {
    const id = request.sessionKey === null ? wholeMeeting : String(request.sessionKey);
    const own = groups.get(id);
    if (own) own.push(request);
    else groups.set(id, [request]);
  }
  return groups;
}

/** A stored ingest as the page sees it. One the last visit left running was interrupted. */
function progressOf({header, requests}: StoredIngest): IngestProgress {
  const {ingestId, source, state, startedAt, endedAt} = header;
  const told = {ingestId, source, state, startedAt, endedAt, waiting: null};
  if (requests.length <= toldWhole) return {...told, requests: [...requests]};
  return {...told, requests: worthALook(requests), counts: countRequests(requests)};
}

/** What failed, what runs, what was done last and what comes next. */
function worthALook(requests: readonly StoredRequest[]): readonly StoredRequest[] {
  const first = requests.findIndex(({state}) => state === 'queued' || state === 'running');
  const at = first === -1 ? requests.length : first;
  const around = requests.slice(Math.max(0, at - shownAround), at + shownAround);
  const failed = requests.filter(({state}) => state === 'failed').slice(0, shownFailures);
  const running = requests.filter(({state}) => state === 'running');
  return [...new Set([...failed, ...running, ...around])];
}

/** Whether the other requests would fail in the same way, for as long as nobody makes room. */
export const stopsIngest = ({code}: Failure): boolean => code.startsWith('storage.');
