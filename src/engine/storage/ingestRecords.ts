import {z} from 'zod';
import type {ErrorCode} from '#/base/errors';
import type {LoggedTry, LiveWindow} from '#/contracts/ingest';
import {type EndpointName, isEndpointName} from '#/domain/endpoints';
import {type KeyValueStore, openKeyValue} from './keyValue';
import {databaseName} from './manifest';
import {format} from './versioned';

const endpointName = z.custom<EndpointName>(
  (name) => typeof name === 'string' && isEndpointName(name),
);
const plannedSchema = z.object({
  id: z.string(),
  endpoint: endpointName,
  query: z.string(),
  sessionKey: z.int().nullable(),
  estimatedBytes: z.number(),
  parts: z.int().optional(),
});
const progressSchema = z.object({
  state: z.enum(['queued', 'running', 'staged', 'unchanged', 'kept', 'empty', 'failed']),
  bytes: z.number(),
  attempts: z.int(),
  failure: z
    .object({code: z.custom<ErrorCode>((code) => typeof code === 'string'), message: z.string()})
    .readonly()
    .nullable(),
});
const sessionSchema = z.object({
  sessionKey: z.int(),
  start: z.number(),
  end: z.number(),
  /** Of the session and its meeting, to be read; absent in older ingests. */
  title: z.string().optional(),
});
const headerSchema = z.object({
  ingestId: z.string(),
  source: z.enum(['sample', 'openf1']),
  /** running is also what an ingest is that the last visit left. */
  state: z.enum(['planned', 'running', 'waiting', 'failed', 'cancelled']),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** Start and end of the sessions, in epoch milliseconds: where to cut requests that ask too much. */
  sessions: z.array(sessionSchema.readonly()).readonly(),
  title: z.string().default('Sessions'),
});
const preferencesSchema = z.object({goesOn: z.boolean()});
const answerSchema = z.object({
  /** Epoch milliseconds when it was asked. */
  at: z.number(),
  /** Of the staged file that has the answer; null when nothing matched. */
  path: z.string().nullable(),
});
const windowSchema = z.object({name: z.string(), start: z.number(), end: z.number()});

export type StoredRequest = Readonly<
  z.infer<typeof plannedSchema> & z.infer<typeof progressSchema>
>;
export type IngestHeader = Readonly<z.infer<typeof headerSchema>>;
export type StoredAnswer = Readonly<z.infer<typeof answerSchema>>;
export interface StoredIngest {
  readonly header: IngestHeader;
  /** In the order of the plan. */
  readonly requests: readonly StoredRequest[];
}

/** The ingests that were begun and not completed, and what else the ingest must not forget. */
export interface IngestRecords {
  /** All of the queue, in its order. */
  readAll(): Promise<readonly StoredIngest[]>;
  /** `queue`, here and below, is the headers of all of it in their order. */
  add(ingest: StoredIngest, queue: readonly IngestHeader[]): Promise<void>;
  saveHeaders(queue: readonly IngestHeader[]): Promise<void>;
  /** The requests around `index` as they stand. */
  saveRequest(ingest: StoredIngest, index: number): Promise<void>;
  remove(ingest: StoredIngest, queue: readonly IngestHeader[]): Promise<void>;
  /** What was answered last to each of the addresses, if it is known. */
  answers(addresses: readonly string[]): Promise<readonly (StoredAnswer | undefined)[]>;
  saveAnswer(address: string, answer: StoredAnswer): Promise<void>;
  goesOn(): Promise<boolean>;
  setGoesOn(goesOn: boolean): Promise<void>;
  liveWindows(): Promise<readonly LiveWindow[]>;
  setLiveWindows(windows: readonly LiveWindow[]): Promise<void>;
  /** Tries that are not yet in the lake. */
  unwrittenTries(): Promise<readonly LoggedTry[]>;
  setUnwrittenTries(tries: readonly LoggedTry[]): Promise<void>;
}

const headers = format(z.array(headerSchema).readonly());
const plans = format(z.array(plannedSchema).readonly());
const progress = format(z.array(progressSchema).readonly());
const answers = format(answerSchema);
const preferences = format(preferencesSchema);
const windows = format(z.array(windowSchema).readonly());
/** Our own: what does not fit shows in the log, no more. */
const tries = format(z.array(z.custom<LoggedTry>((one) => typeof one === 'object')).readonly());

/** So many requests are written together: one of ten thousand costs no more than one of a hundred. */
const chunkOf = 100;
const nameOf = (ingestId: string, chunk: number) => `${ingestId}/${String(chunk).padStart(5, '0')}`;
const chunksOf = ({requests}: StoredIngest) =>
  Array.from({length: Math.ceil(requests.length / chunkOf)}, (_, chunk) => chunk);
const inChunk = <T>(all: readonly T[], chunk: number) =>
  all.slice(chunk * chunkOf, (chunk + 1) * chunkOf);

export function openIngestRecords(catalog: string, schema: string): IngestRecords {
  const store = openKeyValue(databaseName(catalog, schema, 'ingest'));
  return {...queueRecords(store), ...memories(store)};
}

type QueueRecords = Pick<
  IngestRecords,
  'readAll' | 'add' | 'saveHeaders' | 'saveRequest' | 'remove'
>;

function queueRecords(store: KeyValueStore): QueueRecords {
  const readHeaders = async () => (await store.get(headers, 'queue')) ?? [];
  async function read(header: IngestHeader): Promise<StoredIngest> {
    const names = (await store.namesUnder('plan')).filter((name) =>
      name.startsWith(`${header.ingestId}/`),
    );
    const planned = (await store.getMany(plans, 'plan', names)).flatMap((chunk) => chunk ?? []);
    const stood = (await store.getMany(progress, 'progress', names)).flatMap(
      (chunk, i) => chunk ?? inChunk(planned, i).map(() => untouched),
    );
    return {header, requests: planned.map((one, i) => ({...one, ...(stood[i] ?? untouched)}))};
  }
  return {
    async readAll() {
      await adoptOlder(store);
      return Promise.all((await readHeaders()).map(read));
    },
    add: (ingest, queue) =>
      store.write({
        put: [
          ['queue', headers.write(queue)],
          ...chunksOf(ingest).flatMap((chunk) => [
            planEntry(ingest, chunk),
            progressEntry(ingest, chunk),
          ]),
        ],
      }),
    saveHeaders: (queue) => store.write({put: [['queue', headers.write(queue)]]}),
    saveRequest: (ingest, index) =>
      store.write({put: [progressEntry(ingest, Math.floor(index / chunkOf))]}),
    remove: (ingest, queue) =>
      store.write({
        put: [['queue', headers.write(queue)]],
        remove: chunksOf(ingest).flatMap((chunk) => {
          const name = nameOf(ingest.header.ingestId, chunk);
          return [
            ['plan', name],
            ['progress', name],
          ];
        }),
      }),
  };
}

type Entry = readonly [readonly string[], ReturnType<typeof plans.write>];

const untouched = {state: 'queued', bytes: 0, attempts: 0, failure: null} as const;

function planEntry({header, requests}: StoredIngest, chunk: number): Entry {
  const planned = inChunk(requests, chunk).map(
    ({id, endpoint, query, sessionKey, estimatedBytes, parts}) => ({
      id,
      endpoint,
      query,
      sessionKey,
      estimatedBytes,
      ...(parts !== undefined && {parts}),
    }),
  );
  return [['plan', nameOf(header.ingestId, chunk)], plans.write(planned)];
}

function progressEntry({header, requests}: StoredIngest, chunk: number): Entry {
  const stands = inChunk(requests, chunk).map(({state, bytes, attempts, failure}) => ({
    state,
    bytes,
    attempts,
    failure,
  }));
  return [['progress', nameOf(header.ingestId, chunk)], progress.write(stands)];
}

function memories(store: KeyValueStore): Omit<IngestRecords, keyof QueueRecords> {
  return {
    answers: (addresses) => store.getMany(answers, 'answer', addresses),
    saveAnswer: (address, answer) =>
      store.write({put: [[['answer', address], answers.write(answer)]]}),
    goesOn: async () => (await store.get(preferences, 'preferences'))?.goesOn ?? false,
    setGoesOn: (goesOn) => store.write({put: [['preferences', preferences.write({goesOn})]]}),
    liveWindows: async () => (await store.get(windows, 'live')) ?? [],
    setLiveWindows: (known) => store.write({put: [['live', windows.write(known)]]}),
    unwrittenTries: async () => (await store.get(tries, 'tries')) ?? [],
    setUnwrittenTries: (unwritten) => store.write({put: [['tries', tries.write(unwritten)]]}),
  };
}

const olderHeader = format(headerSchema);
const olderRequest = format(plannedSchema.extend(progressSchema.shape));

/** Until there was a queue, the one unfinished ingest had a record for each request. */
async function adoptOlder(store: KeyValueStore): Promise<void> {
  const header = await store.get(olderHeader, 'header');
  if (!header) return;
  const requests = await store.under(olderRequest, 'request');
  const names = await store.namesUnder('request');
  const ingest: StoredIngest = {header, requests};
  await store.write({
    put: [
      ['queue', headers.write([header])],
      ...chunksOf(ingest).flatMap((chunk) => [
        planEntry(ingest, chunk),
        progressEntry(ingest, chunk),
      ]),
    ],
    remove: ['header'],
    removeUnder: {branch: 'request', names},
  });
}
