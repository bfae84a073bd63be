import {AppError} from '#/base/errors';
import {type Handlers, serve} from '#/base/rpc/rpc';
import type {UpdateProgress} from '#/contracts/engine';
import type {PipelineApi, PipelineSettings} from '#/contracts/pipeline';
import type {EndpointName} from '#/domain/endpoints';
import {type PipelineConfig, storagePath} from '#/lakehouse/config';
import type {DerivedTable} from '#/lakehouse/define';
import {bronzeTables} from '#/lakehouse/tables';
import {type Autoloader, createAutoloader} from '../autoloader/autoloader';
import {createFileActions} from '../autoloader/fileActions';
import {createDecodePool} from '../autoloader/decode/decodePool';
import type {SqlRow} from '../db/session';
import {takeCompiled} from '../db/instance';
import {openEventLog} from '../eventLog/eventLog';
import {onPassing, type Step} from '../failPoints';
import {type Lake, openLake} from '../lake/openLake';
import {initialConfig} from '#/lakehouse/pipelineConfig/initialConfig';
import {type Manifest, openManifest} from '../storage/manifest';
import {createStaging, recoverStaging, type Staging} from '../storage/staging';
import {openVolume} from '../storage/volume';
import {planUpdate} from './planUpdate';
import type {UpdateParts} from './runUpdate';
import {runUpdates} from './runUpdates';
import {validatePipeline} from './validatePipeline';

/** How a step goes wrong: something nobody foresaw, or it stands still until it is told to go on. */
export interface Break {
  readonly at: Step;
  /** From which time on, counted from 1, and how often. */
  readonly nth: number;
  readonly times: number;
  readonly how: 'fault' | 'stand';
}
export type TestEvent = {readonly kind: 'stands'; readonly step: Step};

/** A lake with a pipeline of any silver and gold tables over the bronze ones. */
export interface TestPipeline extends Pick<PipelineApi, 'planUpdate' | 'validatePipeline'> {
  /** Opens a lake in place of the one before. */
  open(request: {
    readonly catalog: string;
    readonly derived: readonly DerivedTable[];
    readonly duckdb: WebAssembly.Module;
  }): void;
  /** From now on these are the tables. */
  define(request: {readonly derived: readonly DerivedTable[]}): void;
  configure(request: PipelineSettings): void;
  /** Stages a file as an ingest of the query does, or as a local file; answers with its path. */
  stage(request: {
    readonly endpoint: EndpointName;
    readonly query?: string;
    readonly content: readonly object[];
  }): string;
  run: PipelineApi['runPipeline'];
  breakAt(request: Break | null): void;
  /** Lets go on what stands. */
  release(request: Record<string, never>): void;
  /** Milliseconds that were to be waited before something was tried again; none is. */
  waits(request: Record<string, never>): readonly number[];
  /** Moves the clock. */
  wait(request: {readonly ms: number}): void;
  rows(request: {readonly sql: string}): readonly SqlRow[];
}

const schema = 'racing';
let lake: Lake;
let manifest: Manifest;
let autoloader: Autoloader;
let staging: Staging;
let parts: UpdateParts;
let config: PipelineConfig;
let derived: readonly DerivedTable[] = [];
let ahead = 0;
let staged = 0;
const waits: number[] = [];
const now = () => Date.now() + ahead;

let breaking: Break | null = null;
let passed = 0;
let goOn: () => void = () => undefined;
onPassing(async (step) => {
  if (breaking?.at !== step) return;
  const {nth, times, how} = breaking;
  passed += 1;
  if (passed < nth || passed >= nth + times) return;
  if (how === 'fault') throw new Error(`Nobody foresaw this after ${step}`);
  const {promise, resolve} = Promise.withResolvers<void>();
  goOn = resolve;
  tell({kind: 'stands', step});
  await promise;
});

let close = (): Promise<void> => Promise.resolve();
const definitions = () => ({bronze: bronzeTables, derived});

const handlers: Handlers<TestPipeline> = {
  async open(request) {
    takeCompiled(request.duckdb);
    ({derived} = request);
    const {catalog} = request;
    await close();
    const storage = storagePath(catalog, schema);
    const volume = await openVolume(storage);
    manifest = openManifest(catalog, schema);
    await recoverStaging(volume, manifest);
    lake = await openLake(catalog, schema);
    const pool = createDecodePool(1);
    const {database} = lake;
    close = async () => {
      pool.close();
      await database.close();
    };
    staging = createStaging(volume, manifest, now);
    config = initialConfig({catalog, schema, pipeline: 'test_pipeline'});
    const log = await openEventLog({writer: lake.writer, config: () => config, now});
    autoloader = await createAutoloader({
      lake,
      log,
      onProgress: () => undefined,
      volume,
      manifest,
      pool,
      staging: `${storage}/staging`,
      now,
      onListed: (files) => staging.listed(files),
      options: () => config.autoloader,
    });
    parts = {
      lake,
      get definitions() {
        return definitions();
      },
      config: () => config,
      autoloader,
      files: createFileActions({lake, volume, manifest, autoloader, now}),
      log,
      now,
      async pause(ms, signal) {
        waits.push(ms);
        if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
      },
      emit: () => undefined,
      onCommitted: () => undefined,
    };
  },
  define(request) {
    ({derived} = request);
  },
  configure({development, resetAllowed}) {
    config = {
      ...config,
      development: development ?? config.development,
      resetAllowed: resetAllowed ?? config.resetAllowed,
    };
  },
  async stage({endpoint, query, content}) {
    staged += 1;
    const asked =
      query === undefined
        ? {source: 'local' as const, query: `file=${staged}`}
        : {source: 'openf1' as const, query};
    const origin = {endpoint, ...asked, url: 'here', status: 200, requestedAt: now()};
    const body = (async function* () {
      // No two files are the same bytes: those would not be staged twice.
      yield new TextEncoder().encode(JSON.stringify(content) + ' '.repeat(staged));
    })();
    return (await staging.stage(origin, body)).path ?? '';
  },
  run: (request, {signal}): Promise<UpdateProgress> => runUpdates(parts, request, signal),
  planUpdate: (request) =>
    planUpdate(
      {lake, definitions: definitions(), autoloader, manifest, resetAllowed: config.resetAllowed},
      request,
    ),
  validatePipeline: ({tables = []}) => validatePipeline(lake, definitions(), tables),
  breakAt(request) {
    breaking = request;
    passed = 0;
  },
  release: () => goOn(),
  waits: () => waits.splice(0),
  wait({ms}) {
    ahead += ms;
  },
  rows: ({sql}) => lake.writer.rows(sql),
};

const tell = serve<TestPipeline, TestEvent>(self as unknown as Worker, handlers);
