import type {EngineEvent, LakeStatus} from '#/contracts/engine';
import {type PipelineConfig, storagePath} from '#/lakehouse/config';
import {defaultNames, initialConfig} from '#/lakehouse/pipelineConfig/initialConfig';
import {type Autoloader, createAutoloader} from './autoloader/autoloader';
import {createFileActions, type FileActions} from './autoloader/fileActions';
import {finishRestore, hasRestoredSettings} from './backup/finishRestore';
import {createDecodePool} from './autoloader/decode/decodePool';
import {clearTemporary} from './export/temporaryFile';
import {prepareInstance} from './db/instance';
import {openEventLog, type EventLog} from './eventLog/eventLog';
import type {Ingest} from './ingest/createIngest';
import {beginIngest, openIngest} from './openIngest';
import {finishDeletions} from './housekeeping/deletion';
import {createHousekeeping, type Housekeeping} from './housekeeping/housekeeping';
import {finishReset} from './housekeeping/resetLake';
import {lakeStatus} from './lake/lakeStatus';
import {type Lake, openSoundLake} from './lake/openLake';
import {type Manifest, openManifest} from './storage/manifest';
import type {Settings} from './storage/settings';
import {openPaceSetting, type PaceSetting} from './storage/paceSetting';
import {recoverStaging} from './storage/staging';
import {openVolume, type Volume} from './storage/volume';
import type {Turns} from './turns';

/** Everything that stands on one open lake. */
export interface Engine {
  readonly config: PipelineConfig;
  readonly lake: Lake;
  readonly autoloader: Autoloader;
  readonly files: FileActions;
  readonly log: EventLog;
  readonly ingest: Ingest;
  readonly manifest: Manifest;
  readonly volume: Volume;
  readonly housekeeping: Housekeeping;
  readonly pace: PaceSetting;
  /** Goes by these settings from the next update on; kept only as long as the engine lives. */
  useConfig(config: PipelineConfig): void;
  status(): Promise<LakeStatus>;
  close(): Promise<void>;
}

/** Decoding and DuckDB share the cores; more than four decoders would wait for the one insert. */
const decoders = () => Math.min(4, Math.max(1, navigator.hardwareConcurrency - 1));

const now = () => Date.now();

/** @throws AppError as `openLake` | 'engine.crashed' */
export async function openEngine(
  settings: Settings,
  emit: (event: EngineEvent) => void,
  turns: Pick<Turns, 'act'>,
): Promise<Engine> {
  prepareInstance();
  await finishInterrupted(emit);
  let config = (await settings.readConfig()) ?? initialConfig(defaultNames);
  const {catalog, schema} = config.configuration;
  const storage = storagePath(catalog, schema);
  const {volume, manifest} = await openStaging(catalog, schema);
  const pool = createDecodePool(decoders());
  const pace = await openPaceSetting();
  const ingest = openIngest({volume, manifest, catalog, schema, emit, pace: pace.now});
  const {lake, log, autoloader} = await openSoundLake({catalog, schema}, async (opened) => {
    await finishDeletions({lake: opened, volume, manifest});
    const events = await openEventLog({writer: opened.writer, config: () => config, now});
    const loader = await createAutoloader({
      lake: opened,
      log: events,
      onProgress: (progress) => emit({kind: 'autoloader', progress}),
      volume,
      manifest,
      pool,
      staging: `${storage}/staging`,
      now,
      onListed: ingest.listed,
      onFound: () =>
        void status().then((told) => emit({kind: 'status', status: told}), console.warn),
      options: () => config.autoloader,
    });
    return {lake: opened, log: events, autoloader: loader};
  });
  const status = () => statusOf({lake, autoloader, ingest, config});
  pool.warm();
  beginIngest(ingest, lake, turns);
  return {
    get config() {
      return config;
    },
    lake,
    autoloader,
    log,
    files: createFileActions({lake, volume, manifest, autoloader, now}),
    ingest,
    manifest,
    volume,
    pace,
    housekeeping: createHousekeeping({lake, volume, manifest, autoloader, now, storage}),
    useConfig(next) {
      config = next;
    },
    status,
    async close() {
      await ingest.close();
      pool.close();
      await lake.database.close();
    },
  };
}

/** What replaces or removes a lake as a whole is carried through before anything of it is opened. */
async function finishInterrupted(emit: (event: EngineEvent) => void): Promise<void> {
  await finishRestore();
  if (await hasRestoredSettings()) emit({kind: 'settingsRestored'});
  await finishReset();
}

/** The staged files and what is known of them, with what an earlier visit left half done settled. */
async function openStaging(catalog: string, schema: string) {
  const volume = await openVolume(storagePath(catalog, schema));
  const manifest = openManifest(catalog, schema);
  await recoverStaging(volume, manifest);
  await clearTemporary();
  return {volume, manifest};
}

async function statusOf(
  engine: Pick<Engine, 'lake' | 'autoloader' | 'ingest' | 'config'>,
): Promise<LakeStatus> {
  const {lake, autoloader, ingest, config} = engine;
  const pending = (await autoloader.pending()).length;
  const totals = await ingest.stagedTotals();
  const files = {staged: totals.files, stagedBytes: totals.bytes, pending};
  const unfinishedIngest = await ingest.unfinished();
  return lakeStatus(lake, {config, files, lost: autoloader.lost, unfinishedIngest});
}
