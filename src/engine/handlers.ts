import {AppError} from '#/base/errors';
import type {Handlers} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent, TableStatus, UpdateProgress} from '#/contracts/engine';
import type {FileActions} from './autoloader/fileActions';
import {createEngineHost} from './engineHost';
import {exportTable} from './export/exportTable';
import {queryReadOnly} from './lake/queryReadOnly';
import type {Engine} from './openEngine';
import {runUpdate} from './pipeline/runUpdate';
import {createTurns} from './turns';

/** The engine's side of the contract. Calls before `open` are refused. */
export function createHandlers(emit: (event: EngineEvent) => void): Handlers<EngineApi> {
  const host = createEngineHost(emit);
  const {engine, andStatus} = host;
  const turns = createTurns();
  const act = <T>(work: (files: FileActions) => Promise<T>) =>
    andStatus(({files}) => turns.act(() => work(files)));
  return {
    open: () => host.open(),
    status: async () => (await engine()).status(),
    close: () => host.close(),
    configure: (names) => host.configure(names),
    setContinuous: (request) => host.setContinuous(request),
    setAutoloaderOptions: (request) => host.setAutoloaderOptions(request),

    listMeetings: async (request, context) =>
      (await engine()).ingest.listMeetings(request, context),
    findSessions: async (request, context) =>
      (await engine()).ingest.findSessions(request, context),
    planIngest: async (request, context) => (await engine()).ingest.planIngest(request, context),
    startIngest: (request, context) =>
      andStatus((open) => open.ingest.startIngest(request, context)),
    resumeIngest: (request, context) =>
      andStatus((open) => open.ingest.resumeIngest(request, context)),
    dismissIngest: (request, context) =>
      andStatus((open) => open.ingest.dismissIngest(request, context)),
    stageLocal: (request, context) => andStatus((open) => open.ingest.stageLocal(request, context)),

    runPipeline: ({refresh}, {signal}) =>
      andStatus((open) =>
        turns.update(() =>
          runUpdate(updateParts(open, emit), {isFullRefresh: refresh === 'full', signal}),
        ),
      ),

    planUpdate: () => notYet(),
    validatePipeline: () => notYet(),
    setPipelineSettings: () => notYet(),

    listFiles: async (request) => (await engine()).files.list(request),
    fileOrigin: async ({path}) => (await engine()).files.origin(path),
    fileHead: async ({path, around}) => (await engine()).files.head(path, around),
    retryFiles: ({paths}) => act((files) => files.retry(paths)),
    skipFiles: ({paths}) => act((files) => files.skip(paths)),
    resetCheckpoint: ({table, rows}) => act((files) => files.reset(table, rows)),
    rescan: () => act((files) => files.rescan()),
    autoloaderProgress: async () => (await engine()).autoloader.progress(),

    async query({sql}, {signal}) {
      const begin = performance.now();
      const arrow = await queryReadOnly((await engine()).lake, sql, signal);
      return {arrow, elapsedMs: performance.now() - begin};
    },
    exportTable: async (request, {signal}) => exportTable((await engine()).lake, request, signal),
  };
}

function notYet(): never {
  throw new AppError('internal', 'Not there yet');
}

function updateParts({lake, autoloader, log}: Engine, emit: (event: EngineEvent) => void) {
  return {
    lake,
    autoloader,
    log,
    now: Date.now,
    emit: (progress: UpdateProgress) => emit({kind: 'update', progress}),
    onCommitted: (tables: readonly TableStatus[]) => emit({kind: 'committed', tables}),
  };
}
