import {z} from 'zod';
import {type EndpointName, isEndpointName} from '#/domain/endpoints';
import {type KeyValueStore, openKeyValue} from './keyValue';
import {format} from './versioned';

const endpointName = z.custom<EndpointName>(
  (value) => typeof value === 'string' && isEndpointName(value),
);
const sourceName = z.enum(['sample', 'openf1', 'local']);

const provenanceSchema = z.object({
  /** `<endpoint>/<file name>` in the staging volume. */
  path: z.string(),
  endpoint: endpointName,
  source: sourceName,
  /** Address asked, or the name of the local file. */
  url: z.string(),
  /** As sent, without the question mark. For local files `sha256=<hash>`. */
  query: z.string(),
  /** HTTP status; 0 for local files. */
  status: z.int(),
  /** Epoch milliseconds. */
  requestedAt: z.number(),
  bytes: z.int(),
  sha256: z.string(),
  /** Hash of the rows, however written; null or absent where it is not known. */
  content: z.string().nullish(),
  state: z.enum(['staging', 'staged']),
});
const intentSchema = z.object({
  batchId: z.int(),
  paths: z.array(z.string()).readonly(),
  /** Epoch milliseconds. */
  plannedAt: z.number(),
});
const bodySchema = z.object({
  path: z.string(),
  sha256: z.string(),
  content: z.string().nullish(),
});
const totalsSchema = z.object({files: z.int(), bytes: z.int()});

/** Where a staged file came from. */
export type Provenance = Readonly<z.infer<typeof provenanceSchema>>;
/** What the autoloader is about to load. */
export type BatchIntent = Readonly<z.infer<typeof intentSchema>>;
/** The newest body staged for a request. */
export type StagedBody = Readonly<z.infer<typeof bodySchema>>;
export type StagedTotals = Readonly<z.infer<typeof totalsSchema>>;
/** What tells one request from another. */
export type Asked = Pick<Provenance, 'source' | 'endpoint' | 'query'>;

/**
 * What is known about staged files besides their bytes, and the autoloader's checkpoint, in one store, so
 * that what belongs together is one write. A hint, never the truth: that is the volume and the lake's ledger.
 */
export interface Manifest {
  /** Before a file is moved into the volume. */
  beginStaging(provenance: Provenance): Promise<void>;
  /** After it was moved: marks it staged and queues its arrival, in one write. */
  finishStaging(provenance: Provenance): Promise<void>;
  dropStaging(path: string): Promise<void>;
  /** Files whose move was begun and not known to be finished. */
  unfinishedStaging(): Promise<readonly Provenance[]>;
  /** Undefined for files put there by other means. */
  provenance(path: string): Promise<Provenance | undefined>;
  /** The same for many at once. */
  provenances(paths: readonly string[]): Promise<readonly (Provenance | undefined)[]>;
  /** All of them: some 15 ms a thousand. */
  allProvenances(): Promise<readonly Provenance[]>;
  /** The greatest path of an endpoint that was ever staged and not forgotten, wherever its file is now. */
  lastStagedPath(endpoint: EndpointName): Promise<string | null>;
  lastBody(asked: Asked): Promise<StagedBody | undefined>;
  /** Files that were removed: nothing is known of them any more, their bodies can be staged again. Twice is once. */
  forgetFiles(paths: readonly string[]): Promise<void>;
  /** Files and bytes staged as far as the manifest knows. */
  totals(): Promise<StagedTotals>;
  setTotals(totals: StagedTotals): Promise<void>;

  /** Those of `paths` that staging itself has queued: they hold what their provenance says. */
  arrivedFromStaging(paths: readonly string[]): Promise<ReadonlySet<string>>;
  /** For files to be loaded again; staging queues its own. Twice is once. */
  enqueueArrivals(paths: readonly string[]): Promise<void>;
  /** Files that are there no more. */
  dropArrivals(paths: readonly string[]): Promise<void>;
  /** Paths staged and not yet acknowledged, sorted. */
  pendingArrivals(): Promise<readonly string[]>;
  /** The batch is durable in the lake: its arrivals and the intent go, in one write. */
  acknowledge(batchId: number, paths: readonly string[]): Promise<void>;
  /** Null before the first batch. */
  lastAcknowledgedBatch(): Promise<number | null>;
  readIntent(): Promise<BatchIntent | undefined>;
  writeIntent(intent: BatchIntent): Promise<void>;
  clearIntent(): Promise<void>;
}

const provenances = format(provenanceSchema);
const paths = format(z.string());
const bodies = format(bodySchema);
const intents = format(intentSchema);
/** An arrival of which nobody told what it holds. */
const untold = paths.write('');
const acknowledgements = format(z.int());
const totalsFormat = format(totalsSchema);

const bodyKey = ({source, endpoint, query}: Asked) => ['body', source, endpoint, query] as const;
const intentKey = ['checkpoint', 'intent'] as const;
const acknowledgedKey = ['checkpoint', 'acknowledged'] as const;
const totalsKey = 'totals';

/** Name of a database of one lake. */
export function databaseName(catalog: string, schema: string, purpose: string): string {
  return `laplake.${catalog}.${schema}.${purpose}`;
}

export function openManifest(catalog: string, schema: string): Manifest {
  const store = openKeyValue(databaseName(catalog, schema, 'files'));
  return {...fileRecords(store), ...checkpoint(store)};
}

type FileRecords = Pick<
  Manifest,
  | 'beginStaging'
  | 'finishStaging'
  | 'dropStaging'
  | 'unfinishedStaging'
  | 'provenance'
  | 'provenances'
  | 'allProvenances'
  | 'lastStagedPath'
  | 'lastBody'
  | 'forgetFiles'
  | 'totals'
  | 'setTotals'
>;

function fileRecords(store: KeyValueStore): FileRecords {
  return {
    beginStaging: (file) =>
      store.write({
        put: [[['staging', file.path], provenances.write({...file, state: 'staging'})]],
      }),
    finishStaging: (file) =>
      store.update(totalsFormat, totalsKey, (now = {files: 0, bytes: 0}) => ({
        remove: [['staging', file.path]],
        put: [
          [['staged', file.path], provenances.write({...file, state: 'staged'})],
          [['arrival', file.path], paths.write(file.path)],
          [
            bodyKey(file),
            bodies.write({path: file.path, sha256: file.sha256, content: file.content}),
          ],
          [totalsKey, totalsFormat.write({files: now.files + 1, bytes: now.bytes + file.bytes})],
        ],
      })),
    dropStaging: (path) => store.write({remove: [['staging', path]]}),
    unfinishedStaging: () => store.under(provenances, 'staging'),
    provenance: (path) => store.get(provenances, ['staged', path]),
    provenances: (files) => store.getMany(provenances, 'staged', files),
    allProvenances: () => store.under(provenances, 'staged'),
    lastStagedPath: (endpoint) => store.lastNameUnder('staged', `${endpoint}/`),
    lastBody: (asked) => store.get(bodies, bodyKey(asked)),
    forgetFiles: (gone) => forgetFiles(store, gone),
    totals: async () => (await store.get(totalsFormat, totalsKey)) ?? {files: 0, bytes: 0},
    setTotals: (totals) => store.write({put: [[totalsKey, totalsFormat.write(totals)]]}),
  };
}

async function forgetFiles(store: KeyValueStore, gone: readonly string[]): Promise<void> {
  const staged = await store.getMany(provenances, 'staged', gone);
  const known = staged.filter((file) => file !== undefined);
  const newest = await Promise.all(known.map((file) => store.get(bodies, bodyKey(file))));
  const stale = known.filter((file, at) => newest[at]?.path === file.path);
  const bytes = known.reduce((sum, file) => sum + file.bytes, 0);
  await store.update(totalsFormat, totalsKey, (now = {files: 0, bytes: 0}) => ({
    remove: [...stale.map(bodyKey), ...known.map(({path}) => ['staged', path] as const)],
    removeUnder: {branch: 'arrival', names: gone},
    put: [
      [
        totalsKey,
        totalsFormat.write({
          files: Math.max(0, now.files - known.length),
          bytes: Math.max(0, now.bytes - bytes),
        }),
      ],
    ],
  }));
}

function checkpoint(store: KeyValueStore): Omit<Manifest, keyof FileRecords> {
  return {
    async arrivedFromStaging(asked) {
      const queued = await store.getMany(paths, 'arrival', asked);
      return new Set(asked.filter((path, at) => queued[at] === path));
    },
    enqueueArrivals: (found) =>
      store.write({put: found.map((path) => [['arrival', path], untold])}),
    dropArrivals: (gone) => store.write({removeUnder: {branch: 'arrival', names: gone}}),
    pendingArrivals: () => store.namesUnder('arrival'),
    acknowledge: (batchId, loaded) =>
      store.write({
        remove: [intentKey],
        removeUnder: {branch: 'arrival', names: loaded},
        put: [[acknowledgedKey, acknowledgements.write(batchId)]],
      }),
    lastAcknowledgedBatch: async () => (await store.get(acknowledgements, acknowledgedKey)) ?? null,
    readIntent: () => store.get(intents, intentKey),
    writeIntent: (intent) => store.write({put: [[intentKey, intents.write(intent)]]}),
    clearIntent: () => store.write({remove: [intentKey]}),
  };
}
