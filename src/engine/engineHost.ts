import {AppError} from '#/base/errors';
import type {EngineApi, EngineEvent, LakeStatus} from '#/contracts/engine';
import type {PipelineConfig} from '#/lakehouse/config';
import {withAutoloaderOptions} from './autoloader/withAutoloaderOptions';
import {userAction} from './eventLog/pipelineEvents';
import {type Engine, openEngine, pipelineConfig} from './openEngine';
import {withPipelineSettings} from './pipeline/withPipelineSettings';
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
  readonly setPipelineSettings: (
    request: Parameters<EngineApi['setPipelineSettings']>[0],
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
      await settings.writeConfig({
        ...pipelineConfig(names),
        autoloader: before.autoloader,
        development: before.development,
        resetAllowed: before.resetAllowed,
      });
      try {
        return await open();
      } catch (thrown) {
        await settings.writeConfig(before);
        await open();
        throw thrown;
      }
    },
    ...settingsOf(settings, engine),
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

/** What a person may set, each noted in the event log. */
function settingsOf(
  settings: Settings,
  engine: () => Promise<Engine>,
): Pick<EngineHost, 'setContinuous' | 'setAutoloaderOptions' | 'setPipelineSettings'> {
  async function keep(
    what: string,
    change: (config: PipelineConfig) => PipelineConfig,
  ): Promise<LakeStatus> {
    const current = await engine();
    const status = await keepConfig(settings, current, change(current.config));
    current.log.note(userAction('EDIT', what, null));
    return status;
  }
  return {
    setContinuous: ({continuous}) =>
      keep(`Continuous was set to ${continuous}.`, (config) => ({...config, continuous})),
    setAutoloaderOptions: (request) =>
      keep(`The autoloader's options of ${request.table ?? 'all tables'} were set.`, (config) =>
        withAutoloaderOptions(config, request),
      ),
    setPipelineSettings: (request) =>
      keep(`The pipeline was set to ${JSON.stringify(request)}.`, (config) =>
        withPipelineSettings(config, request),
      ),
  };
}

/** Goes by the settings at once and keeps them; when they cannot be kept, by those before. */
async function keepConfig(
  settings: Settings,
  engine: Engine,
  config: PipelineConfig,
): Promise<LakeStatus> {
  const before = engine.config;
  engine.useConfig(config);
  try {
    await settings.writeConfig(config);
  } catch (thrown) {
    engine.useConfig(before);
    throw thrown;
  }
  return engine.status();
}

function checkName(name: string): void {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name) || reserved.has(name))
    throw new AppError(
      'config.invalid',
      `"${name}" is no name for a catalog, schema or pipeline: begin with a small letter, then small letters, digits and _, and none of ${[...reserved].join(', ')}`,
    );
}
