import {AppError} from '#/base/errors';
import type {EngineApi, EngineEvent, LakeStatus} from '#/contracts/engine';
import {withAutoloaderOptions} from './autoloader/withAutoloaderOptions';
import {type Engine, openEngine, pipelineConfig} from './openEngine';
import {openSettings, type Settings} from './storage/settings';

/** Names DuckDB or the engine has a use for. */
const reserved = new Set([
  'main',
  'temp',
  'system',
  'ops',
  'stored',
  'information_schema',
  'pg_catalog',
]);

/** Holds the one open engine of this worker. */
export interface EngineHost {
  readonly open: () => Promise<LakeStatus>;
  readonly close: () => Promise<void>;
  readonly configure: (names: Parameters<EngineApi['configure']>[0]) => Promise<LakeStatus>;
  readonly setContinuous: (request: {readonly continuous: boolean}) => Promise<LakeStatus>;
  readonly setAutoloaderOptions: (
    request: Parameters<EngineApi['setAutoloaderOptions']>[0],
  ) => Promise<LakeStatus>;
  /** @throws AppError 'lake.busy' before `open` and after `close` */
  readonly engine: () => Promise<Engine>;
  /** Tells the new state of the lake when `work` has ended, however it ended. */
  readonly andStatus: <T>(work: (engine: Engine) => Promise<T>) => Promise<T>;
}

export function createEngineHost(emit: (event: EngineEvent) => void): EngineHost {
  const settings = openSettings();
  let opening: Promise<Engine> | null = null;

  async function open(): Promise<LakeStatus> {
    opening ??= openEngine(settings, emit);
    try {
      return await (await opening).status();
    } catch (thrown) {
      opening = null;
      throw thrown;
    }
  }
  async function engine(): Promise<Engine> {
    if (!opening) throw new AppError('lake.busy', 'The lake is not open');
    return opening;
  }
  async function close(): Promise<void> {
    const current = await opening;
    opening = null;
    await current?.close();
  }

  return {
    open,
    close,
    engine,
    async configure(names) {
      for (const name of Object.values(names)) checkName(name);
      if (names.catalog === names.schema)
        throw new AppError('config.invalid', 'Catalog and schema need different names');
      const {files, tables} = await (await engine()).status();
      if (files.staged > 0 || tables.some(({version}) => version > 0))
        throw new AppError('config.invalid', 'The names are fixed once the lake holds files');
      const before = (await engine()).config;
      await close();
      await settings.writeConfig({...pipelineConfig(names), autoloader: before.autoloader});
      try {
        return await open();
      } catch (thrown) {
        await settings.writeConfig(before);
        await open();
        throw thrown;
      }
    },
    setContinuous: async ({continuous}) => keepContinuous(settings, await engine(), continuous),
    async setAutoloaderOptions(request) {
      const current = await engine();
      await keepOptions(settings, current, request);
      return current.status();
    },
    async andStatus(work) {
      const current = await engine();
      try {
        return await work(current);
      } finally {
        if (opening)
          await current.status().then((status) => emit({kind: 'status', status}), console.warn);
      }
    },
  };
}

async function keepContinuous(
  settings: Settings,
  engine: Engine,
  continuous: boolean,
): Promise<LakeStatus> {
  await settings.writeConfig({...engine.config, continuous});
  engine.useContinuous(continuous);
  return engine.status();
}

async function keepOptions(
  settings: Settings,
  engine: Engine,
  request: Parameters<EngineApi['setAutoloaderOptions']>[0],
): Promise<void> {
  const before = engine.config.autoloader;
  const config = withAutoloaderOptions(engine.config, request);
  engine.useAutoloaderOptions(config.autoloader);
  try {
    await settings.writeConfig(config);
  } catch (thrown) {
    engine.useAutoloaderOptions(before);
    throw thrown;
  }
}

function checkName(name: string): void {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name) || reserved.has(name))
    throw new AppError(
      'config.invalid',
      `"${name}" is no name for a catalog, schema or pipeline: begin with a small letter, then small letters, digits and _, and none of ${[...reserved].join(', ')}`,
    );
}
