import {AppError} from '#/base/errors';
import type {Handlers} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent} from '#/contracts/engine';
import {exportTable} from './export/exportTable';
import {queryReadOnly} from './lake/queryReadOnly';
import {type Engine, openEngine, pipelineConfig} from './openEngine';
import {runUpdate} from './pipeline/runUpdate';
import {openSettings} from './storage/settings';

/** The engine's side of the contract. Calls before `open` are refused. */
export function createHandlers(emit: (event: EngineEvent) => void): Handlers<EngineApi> {
  const settings = openSettings();
  let opening: Promise<Engine> | null = null;
  let isUpdating = false;

  function open(): Promise<Engine> {
    opening ??= openEngine(settings, emit);
    opening.catch(() => {
      opening = null;
    });
    return opening;
  }
  async function engine(): Promise<Engine> {
    if (!opening) throw new AppError('lake.busy', 'The lake is not open');
    return opening;
  }
  async function close(): Promise<void> {
    const open = await opening;
    opening = null;
    await open?.close();
  }
  /** Tells the new state of the lake when `work` has ended, however it ended. */
  async function andStatus<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    const current = await engine();
    try {
      return await work(current);
    } finally {
      if (opening)
        await current.status().then((status) => emit({kind: 'status', status}), console.warn);
    }
  }

  return {
    open: async () => (await open()).status(),
    status: async () => (await engine()).status(),
    close,
    async configure(names) {
      for (const name of Object.values(names)) checkName(name);
      const status = await (await engine()).status();
      if (status.files.staged > 0 || status.tables.some(({version}) => version > 0))
        throw new AppError('config.invalid', 'The names are fixed once the lake holds files');
      await close();
      await settings.writeConfig(pipelineConfig(names));
      return (await open()).status();
    },

    listMeetings: async (request, context) =>
      (await engine()).ingest.listMeetings(request, context),
    findSessions: async (request, context) =>
      (await engine()).ingest.findSessions(request, context),
    planIngest: async (request, context) => (await engine()).ingest.planIngest(request, context),
    startIngest: (request, context) =>
      andStatus(({ingest}) => ingest.startIngest(request, context)),
    resumeIngest: (request, context) =>
      andStatus(({ingest}) => ingest.resumeIngest(request, context)),
    dismissIngest: (request, context) =>
      andStatus(({ingest}) => ingest.dismissIngest(request, context)),
    stageLocal: (request, context) => andStatus(({ingest}) => ingest.stageLocal(request, context)),

    runPipeline: ({fullRefresh}, {signal}) =>
      andStatus(async ({lake, autoloader}) => {
        if (isUpdating) throw new AppError('lake.busy', 'An update is running');
        isUpdating = true;
        try {
          return await runUpdate(
            {
              lake,
              autoloader,
              now: Date.now,
              emit: (progress) => emit({kind: 'update', progress}),
              onCommitted: (tables) => emit({kind: 'committed', tables}),
            },
            {isFullRefresh: fullRefresh, signal},
          );
        } finally {
          isUpdating = false;
        }
      }),

    async query({sql}, {signal}) {
      const begin = performance.now();
      const arrow = await queryReadOnly((await engine()).lake, sql, signal);
      return {arrow, elapsedMs: performance.now() - begin};
    },
    exportTable: async (request, {signal}) => exportTable((await engine()).lake, request, signal),
  };
}

function checkName(name: string): void {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name))
    throw new AppError(
      'config.invalid',
      `"${name}" is no name for a catalog, schema or pipeline: begin with a letter, then letters, digits and _`,
    );
}
