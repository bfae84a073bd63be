import {type Handlers, serve} from '#/base/rpc/rpc';
import type {IngestProgress, IngestRequest} from '#/contracts/engine';
import type {EndpointName} from '#/domain/endpoints';
import type {Transport} from '#/engine/sources/transport';
import {openIngestRecords} from '#/engine/storage/ingestRecords';
import {
  type Manifest,
  openManifest,
  type Provenance,
  type StagedTotals,
} from '#/engine/storage/manifest';
import {openFolder, namesIn} from '#/engine/storage/opfs';
import {recoverStaging} from '#/engine/storage/staging';
import {openVolume, type Volume} from '#/engine/storage/volume';
import {storagePath} from '#/lakehouse/config';
import {createIngest, type Ingest} from './createIngest';

/** What the scripted source answers to one address, in turn; the last answer for ever. */
export interface Scripted {
  readonly status: number;
  readonly body: string;
  /** Breaks off after the body instead of ending. */
  readonly cut?: boolean;
  /** Sends the body and then nothing more. */
  readonly hang?: boolean;
}
export type Script = Readonly<Record<string, readonly Scripted[]>>;
/** Step of staging at which something happens to the worker. */
export type Stop = 'receiving' | 'received' | 'noted' | 'moved';
export type HarnessEvent =
  | {readonly kind: 'stopped'}
  | {readonly kind: 'progress'; readonly progress: IngestProgress};

export interface Harness {
  /** At `stopAt` the worker stands still; at `fullAt` storage is full, the first time. */
  open(request: {
    readonly catalog: string;
    readonly script: Script;
    readonly stopAt?: Stop;
    readonly fullAt?: Stop;
  }): readonly string[];
  ingest(request: IngestRequest): IngestProgress;
  resume(request: Record<string, never>): IngestProgress;
  dismiss(request: Record<string, never>): void;
  unfinished(request: Record<string, never>): IngestProgress | null;
  stageLocal(request: {readonly files: readonly File[]}): IngestProgress;
  files(request: {
    readonly endpoint: EndpointName;
  }): readonly {readonly path: string; readonly text: string}[];
  incoming(request: Record<string, never>): readonly string[];
  pending(request: Record<string, never>): readonly string[];
  acknowledge(request: {
    readonly batchId: number;
    readonly paths: readonly string[];
  }): number | null;
  provenance(request: {readonly path: string}): Provenance | undefined;
  listed(request: {readonly files: number}): void;
  totals(request: Record<string, never>): StagedTotals;
  asked(request: Record<string, never>): readonly string[];
}

const schema = 'racing';
let volume: Volume;
let manifest: Manifest;
let ingest: Ingest;
let catalog = '';
const asked: string[] = [];

const handlers: Handlers<Harness> = {
  async open({catalog: name, script, stopAt, fullAt}) {
    catalog = name;
    volume = await openVolume(storagePath(name, schema));
    manifest = openManifest(name, schema);
    const finished = await recoverStaging(volume, manifest);
    let full = fullAt;
    const before =
      <A, R>(step: Stop, go: (...args: A[]) => Promise<R>) =>
      (...args: A[]): Promise<R> => {
        if (step === full) {
          full = undefined;
          return Promise.reject(noRoom());
        }
        if (step !== stopAt) return go(...args);
        tell({kind: 'stopped'});
        return new Promise(() => undefined);
      };
    if (fullAt === 'receiving') failOneWrite();
    const transport = scripted(script);
    ingest = createIngest({
      volume: {
        ...volume,
        publish: (incoming, path) => before('noted', () => volume.publish(incoming, path))(),
      },
      manifest: {
        ...manifest,
        beginStaging: before('received', (file: Provenance) => manifest.beginStaging(file)),
        finishStaging: before('moved', (file: Provenance) => manifest.finishStaging(file)),
      },
      records: openIngestRecords(name, schema),
      transports: {openf1: transport, sample: transport},
      emit: (progress) => tell({kind: 'progress', progress}),
      manners: {
        windows: [],
        retry: {faultTries: 3, rateLimitTries: 3, firstDelayMs: 1, longestDelayMs: 1, jitter: 0},
        silenceMs: stopAt === 'receiving' ? 60_000 : 200,
      },
    });
    return finished;
  },
  ingest: (request, context) => ingest.startIngest(request, context),
  resume: (request, context) => ingest.resumeIngest(request, context),
  dismiss: (request, context) => ingest.dismissIngest(request, context),
  unfinished: () => ingest.unfinished(),
  stageLocal: (request, context) => ingest.stageLocal(request, context),
  async files({endpoint}) {
    const found = [];
    for (const path of await volume.list(endpoint)) {
      const file = await (await volume.find(path))?.getFile();
      found.push({path, text: (await file?.text()) ?? ''});
    }
    return found;
  },
  incoming: async () => namesIn(await openFolder(`${storagePath(catalog, schema)}/_incoming`)),
  pending: () => manifest.pendingArrivals(),
  async acknowledge({batchId, paths}) {
    await manifest.acknowledge(batchId, paths);
    return manifest.lastAcknowledgedBatch();
  },
  provenance: ({path}) => manifest.provenance(path),
  listed: ({files}) => ingest.listed(files),
  totals: () => ingest.stagedTotals(),
  asked: () => asked,
};

const tell = serve<Harness, HarnessEvent>(self as unknown as Worker, handlers);

const noRoom = () => new DOMException('full', 'QuotaExceededError');

/** The next write to a file finds no room. */
function failOneWrite(): void {
  const {prototype} = (
    self as unknown as {FileSystemSyncAccessHandle: {prototype: {write: unknown}}}
  ).FileSystemSyncAccessHandle;
  const {write} = prototype;
  prototype.write = () => {
    prototype.write = write;
    throw noRoom();
  };
}

function scripted(script: Script): Transport {
  const turns = new Map<string, number>();
  return async (endpoint, query) => {
    const address = `${endpoint}?${query}`;
    asked.push(address);
    const answers = script[address] ?? [];
    const turn = turns.get(address) ?? 0;
    turns.set(address, turn + 1);
    const answer = answers[Math.min(turn, answers.length - 1)];
    if (!answer) return Response.json({detail: 'No results found.'}, {status: 404});
    return new Response(streamOf(answer), {status: answer.status});
  };
}

function streamOf({body, cut, hang}: Scripted): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (!sent) {
        sent = true;
        controller.enqueue(new TextEncoder().encode(body));
        return undefined;
      }
      if (hang) {
        tell({kind: 'stopped'});
        return new Promise(() => undefined);
      }
      if (cut) controller.error(new TypeError('network error'));
      else controller.close();
      return undefined;
    },
  });
}
