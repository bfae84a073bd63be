import {createHash} from 'node:crypto';
import type {IngestSetup} from '#/engine/ingest/createIngest';
import {inMemory} from '#/engine/sources/openf1/pacing';
import type {
  IngestHeader,
  IngestRecords,
  StoredAnswer,
  StoredIngest,
} from '#/engine/storage/ingestRecords';
import type {Manifest, StagedBody} from '#/engine/storage/manifest';
import type {Volume} from '#/engine/storage/volume';

type Stored = Pick<IngestSetup, 'volume' | 'manifest' | 'records' | 'paceMemory'> & {
  /** Text of the staged files by path. */
  readonly files: ReadonlyMap<string, string>;
};

/** What outlives an ingest, kept in memory: ingests made over it follow on each other as visits do. */
export function storedInMemory(): Stored {
  const files = new Map<string, string>();
  return {
    files,
    volume: memoryVolume(files),
    manifest: memoryManifest(),
    records: memoryRecords(),
    paceMemory: inMemory(),
  };
}

const notNeeded = () => Promise.reject(new Error('not part of this double'));

function memoryVolume(files: Map<string, string>): Volume {
  const incoming = new Map<string, string>();
  return {
    async receive(body) {
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      for await (const chunk of body) chunks.push(Uint8Array.from(chunk));
      const bytes = Buffer.concat(chunks);
      const name = crypto.randomUUID();
      incoming.set(name, bytes.toString());
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return {name, bytes: bytes.length, sha256, head: bytes.subarray(0, 64)};
    },
    async publish({name}, path) {
      files.set(path, incoming.get(name) ?? '');
      incoming.delete(name);
    },
    discard: async ({name}) => void incoming.delete(name),
    list: async (endpoint) => [...files.keys()].filter((path) => path.startsWith(`${endpoint}/`)),
    endpoints: notNeeded,
    find: async (path) => {
      const text = files.get(path);
      const file = text === undefined ? undefined : {getFile: async () => new Blob([text])};
      return file as unknown as FileSystemFileHandle | undefined;
    },
    size: async (path) => files.get(path)?.length,
    remove: async (path) => void files.delete(path),
    moveOut: notNeeded,
    bringBack: notNeeded,
    clearIncoming: async () => incoming.clear(),
    totals: notNeeded,
  };
}

function memoryManifest(): Manifest {
  const bodies = new Map<string, StagedBody>();
  const keyOf = ({source, endpoint, query}: Parameters<Manifest['lastBody']>[0]) =>
    `${source}/${endpoint}?${query}`;
  return {
    beginStaging: async () => undefined,
    finishStaging: async (file) => void bodies.set(keyOf(file), file),
    dropStaging: async () => undefined,
    unfinishedStaging: async () => [],
    provenance: notNeeded,
    provenances: notNeeded,
    allProvenances: async () => [],
    forgetFiles: notNeeded,
    lastStagedPath: async () => null,
    lastBody: async (asked) => bodies.get(keyOf(asked)),
    totals: async () => ({files: bodies.size, bytes: 0}),
    setTotals: async () => undefined,
    arrivedFromStaging: notNeeded,
    enqueueArrivals: notNeeded,
    dropArrivals: notNeeded,
    pendingArrivals: async () => [],
    acknowledge: notNeeded,
    lastAcknowledgedBatch: async () => null,
    readIntent: async () => undefined,
    writeIntent: notNeeded,
    clearIntent: notNeeded,
  };
}

function memoryRecords(): IngestRecords {
  let queue: readonly IngestHeader[] = [];
  let isGoingOn = false;
  let windows: Awaited<ReturnType<IngestRecords['liveWindows']>> = [];
  let tries: Awaited<ReturnType<IngestRecords['unwrittenTries']>> = [];
  const requests = new Map<string, StoredIngest['requests'][number][]>();
  const answers = new Map<string, StoredAnswer>();
  return {
    readAll: async () =>
      queue.map((header) => ({header, requests: [...(requests.get(header.ingestId) ?? [])]})),
    async add(ingest, headers) {
      queue = [...headers];
      requests.set(ingest.header.ingestId, [...ingest.requests]);
    },
    async saveHeaders(headers) {
      queue = [...headers];
    },
    async saveRequest({header, requests: now}, index) {
      const stored = requests.get(header.ingestId);
      const request = now[index];
      if (stored && request) stored[index] = request;
    },
    async remove({header}, headers) {
      queue = [...headers];
      requests.delete(header.ingestId);
    },
    answers: async (addresses) => addresses.map((address) => answers.get(address)),
    saveAnswer: async (address, answer) => void answers.set(address, answer),
    goesOn: async () => isGoingOn,
    async setGoesOn(goesOn) {
      isGoingOn = goesOn;
    },
    liveWindows: async () => windows,
    async setLiveWindows(known) {
      windows = known;
    },
    unwrittenTries: async () => tries,
    async setUnwrittenTries(unwritten) {
      tries = unwritten;
    },
  };
}
