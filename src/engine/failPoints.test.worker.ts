import {AppError} from '#/base/errors';
import {type Handlers, serve} from '#/base/rpc/rpc';
import type {LostFiles, Recovery} from '#/contracts/recovery';
import type {EndpointName} from '#/domain/endpoints';
import {storagePath} from '#/lakehouse/config';
import {type Autoloader, createAutoloader} from './autoloader/autoloader';
import {createDecodePool} from './autoloader/decode/decodePool';
import {takeCompiled} from './db/instance';
import type {SqlRow} from './db/session';
import {openEventLog} from './eventLog/eventLog';
import {initialConfig} from '#/lakehouse/pipelineConfig/initialConfig';
import {onPassing, type Step} from './failPoints';
import {finishDeletions} from './housekeeping/deletion';
import {createHousekeeping, type Housekeeping} from './housekeeping/housekeeping';
import {type Lake, openSoundLake} from './lake/openLake';
import {openManifest} from './storage/manifest';
import {fileIn, openFolder} from './storage/opfs';
import {createStaging, recoverStaging, type Staging} from './storage/staging';
import {openVolume} from './storage/volume';

/** How a step is broken off: storage is full, something nobody foresaw, or the worker stands still to be killed. */
export type Break = 'full' | 'fault' | 'stand';
export type TornEvent = {readonly kind: 'stands'; readonly step: Step};

/** A lake with its autoloader alone, which takes two files a batch. */
export interface TornLake {
  /** `moves`: loaded files go to the archive. `newOnly`: files that are there before the first load are left out. `clock`: where the clock stands that names files; else it goes. */
  open(request: {
    readonly catalog: string;
    readonly moves: boolean;
    readonly newOnly?: boolean;
    readonly clock?: number;
    readonly duckdb: WebAssembly.Module;
  }): Recovery;
  /** Stages a file as an ingest does; answers with its path. */
  stage(request: {readonly endpoint: EndpointName; readonly text: string}): string;
  /** What it cannot load again. */
  lost(request: Record<string, never>): readonly LostFiles[];
  /** Puts a file there by other means. */
  put(request: {readonly path: string; readonly text: string}): void;
  /** Breaks off the `nth` step from now, counted from 1; of those named `at`, where that is given. */
  breakAt(request: {readonly at?: Step; readonly nth: number; readonly how: Break}): void;
  /** The code of what it failed with, or null. */
  load(request: Record<string, never>): string | null;
  /** Deletes a session; the code of what it failed with, or null. */
  deleteSession(request: {readonly sessionKey: number}): string | null;
  /** Steps made since `breakAt`. */
  passed(request: Record<string, never>): readonly Step[];
  pending(request: Record<string, never>): readonly string[];
  rows(request: {readonly sql: string}): readonly SqlRow[];
  /** In which of the folders `staging` and `archive` a file is. */
  places(request: {readonly path: string}): readonly string[];
}

const schema = 'racing';
/** Files may be moved a second after they are loaded: this clock is ahead of DuckDB's by more. */
const ahead = 60_000;
let lake: Lake;
let autoloader: Autoloader;
let staging: Staging;
let housekeeping: Housekeeping;
let storage = '';

const passed: Step[] = [];
let breaking: Parameters<TornLake['breakAt']>[0] | null = null;

onPassing(async (step) => {
  passed.push(step);
  if (breaking === null) return;
  const {at, nth, how} = breaking;
  const counted = at ? passed.filter((one) => one === at) : passed;
  if (counted.at(-1) !== step || counted.length < nth) return;
  if (how === 'stand') {
    tell({kind: 'stands', step});
    await new Promise(() => undefined);
  }
  breaking = null;
  if (how === 'full') throw new AppError('storage.quota', `No room after ${step}`);
  throw new Error(`Nobody foresaw this after ${step}`);
});

const moving = {
  cleanSource: 'MOVE',
  'cleanSource.moveDestination': 'archive',
  'cleanSource.retentionDuration': '1 second',
};

async function write(folder: string, name: string, text: string): Promise<void> {
  const file = await (await openFolder(folder)).getFileHandle(name, {create: true});
  const writable = await file.createWritable();
  await writable.write(text);
  await writable.close();
}

const partsOf = (path: string) => {
  const [folder = '', name = ''] = path.split('/');
  return {folder, name};
};

const handlers: Handlers<TornLake> = {
  async open({catalog, moves, newOnly = false, clock, duckdb}) {
    takeCompiled(duckdb);
    storage = storagePath(catalog, schema);
    const volume = await openVolume(storage);
    const manifest = openManifest(catalog, schema);
    await recoverStaging(volume, manifest);
    staging = createStaging(volume, manifest, () => clock ?? Date.now());
    const config = initialConfig({catalog, schema, pipeline: 'torn_pipeline'});
    const now = () => Date.now() + ahead;
    await openSoundLake({catalog, schema}, async (opened) => {
      lake = opened;
      await finishDeletions({lake, volume, manifest});
      autoloader = await createAutoloader({
        lake,
        log: await openEventLog({writer: lake.writer, config: () => config, now}),
        onProgress: () => undefined,
        volume,
        manifest,
        pool: createDecodePool(1),
        staging: `${storage}/staging`,
        now,
        onListed: (files) => staging.listed(files),
        options: () => ({
          options: {
            maxFilesPerTrigger: '2',
            includeExistingFiles: String(!newOnly),
            ...(moves ? moving : {}),
          },
          tables: {},
        }),
      });
    });
    housekeeping = createHousekeeping({lake, volume, manifest, autoloader, now, storage});
    // From here on listing the volume seems to take no time, so that every run makes it.
    Object.defineProperty(performance, 'now', {value: () => 0});
    return lake.recovery;
  },
  lost: () => autoloader.lost,
  async stage({endpoint, text}) {
    const origin = {
      endpoint,
      source: 'local' as const,
      url: 'here',
      query: '',
      status: 0,
      requestedAt: Date.now(),
    };
    const body = (async function* () {
      yield new TextEncoder().encode(text);
    })();
    return (await staging.stage(origin, body)).path ?? '';
  },
  async put({path, text}) {
    const {folder, name} = partsOf(path);
    await write(`${storage}/staging/${folder}`, name, text);
  },
  breakAt(request) {
    passed.length = 0;
    breaking = request;
  },
  async load() {
    try {
      await autoloader.loadNew({
        updateId: 'torn',
        signal: new AbortController().signal,
        onFound: () => undefined,
        onRows: () => undefined,
        onBatch: () => undefined,
        onTableFailed: () => undefined,
      });
      return null;
    } catch (thrown) {
      return AppError.from(thrown).code;
    }
  },
  async deleteSession({sessionKey}) {
    try {
      await housekeeping.delete({kind: 'sessions', sessionKeys: [sessionKey]});
      return null;
    } catch (thrown) {
      return AppError.from(thrown).code;
    }
  },
  passed: () => passed,
  pending: () => autoloader.pending(),
  rows: ({sql}) => lake.writer.rows(sql),
  async places({path}) {
    const {folder, name} = partsOf(path);
    const found = ['staging', 'archive'].map(async (place) =>
      (await fileIn(await openFolder(`${storage}/${place}/${folder}`), name)) ? [place] : [],
    );
    return (await Promise.all(found)).flat();
  },
};

const tell = serve<TornLake, TornEvent>(self as unknown as Worker, handlers);
