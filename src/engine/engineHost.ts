import {AppError} from '#/base/errors';
import type {EngineApi, EngineEvent, LakeStatus} from '#/contracts/engine';
import type {PipelineConfig} from '#/lakehouse/config';
import {configChanges} from '#/lakehouse/pipelineConfig/configChanges';
import {initialConfig} from '#/lakehouse/pipelineConfig/initialConfig';
import {parseConfig, problemInWords} from '#/lakehouse/pipelineConfig/parseConfig';
import {withAutoloaderOptions} from './autoloader/withAutoloaderOptions';
import {userAction} from './eventLog/pipelineEvents';
import {resetLake} from './housekeeping/resetLake';
import {type Engine, openEngine} from './openEngine';
import {withPipelineSettings} from './pipeline/withPipelineSettings';
import {openSettings, type Settings} from './storage/settings';
import type {Turns} from './turns';

/** Names DuckDB or the engine has a use for. */
const reserved = new Set([
  'main',
  'temp',
  'system',
  'ops',
  'stored',
  'scratch',
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
  readonly applyConfig: (request: Parameters<EngineApi['applyConfig']>[0]) => Promise<LakeStatus>;
  /** Deletes everything and opens a new lake. */
  readonly reset: () => Promise<LakeStatus>;
  /** @throws AppError 'lake.busy' before `open` and after `close` */
  readonly engine: () => Promise<Engine>;
  /** Tells the new state of the lake when `work` has ended, however it ended. */
  readonly andStatus: <T>(work: (engine: Engine) => Promise<T>) => Promise<T>;
}

export function createEngineHost(emit: (event: EngineEvent) => void, turns: Turns): EngineHost {
  const settings = openSettings();
  let opening: Promise<Engine> | null = null;
  async function open(): Promise<LakeStatus> {
    opening ??= openEngine(settings, emit, turns);
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

  /** Opens the empty lake under the names of `next`; when that fails, as it was. */
  async function reopenAs(next: PipelineConfig): Promise<LakeStatus> {
    const before = (await engine()).config;
    await close();
    await settings.writeConfig(next);
    try {
      return await open();
    } catch (thrown) {
      await settings.writeConfig(before);
      await open();
      throw thrown;
    }
  }

  return {
    open,
    close,
    engine,
    reset: () => close().then(resetLake).then(open),
    async configure(names) {
      for (const name of Object.values(names)) checkName(name);
      if (names.catalog === names.schema)
        throw new AppError('config.invalid', 'Catalog and schema need different names');
      const current = await engine();
      if (!isEmpty(await current.status()))
        throw new AppError('config.invalid', 'The names are fixed once the lake holds files');
      const {autoloader, development, resetAllowed} = current.config;
      return reopenAs({...initialConfig(names), autoloader, development, resetAllowed});
    },
    ...settingsOf(settings, engine, reopenAs),
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
  reopenAs: (config: PipelineConfig) => Promise<LakeStatus>,
): Pick<
  EngineHost,
  'setContinuous' | 'setAutoloaderOptions' | 'setPipelineSettings' | 'applyConfig'
> {
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
    async applyConfig({text}) {
      const current = await engine();
      const {config} = current;
      const status = await current.status();
      const parsed = parseConfig(text, {config, isEmpty: isEmpty(status)});
      if (parsed.kind === 'problems')
        throw new AppError('config.invalid', parsed.problems.map(problemInWords).join(' '));
      const next = parsed.config;
      const paths = configChanges(config, next).map(({path}) => path);
      if (paths.length === 0) return status;
      if (paths.some((path) => path === 'name' || path.startsWith('configuration.')))
        return reopenAs(next);
      return keep(`The configuration was changed: ${paths.join(', ')}.`, () => next);
    },
  };
}

const isEmpty = ({files, tables}: LakeStatus): boolean =>
  files.staged === 0 && tables.every(({version}) => version === 0);

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
