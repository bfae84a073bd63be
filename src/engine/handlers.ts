import {AppError} from '#/base/errors';
import type {Handlers} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent, TableStatus, UpdateProgress} from '#/contracts/engine';
import {createEngineHost} from './engineHost';
import {exportTable} from './export/exportTable';
import {queryReadOnly} from './lake/queryReadOnly';
import type {Engine} from './openEngine';
import {runUpdate} from './pipeline/runUpdate';

/** The engine's side of the contract. Calls before `open` are refused. */
export function createHandlers(emit: (event: EngineEvent) => void): Handlers<EngineApi> {
  const host = createEngineHost(emit);
  const {engine, andStatus} = host;
  const update = oneUpdateAtATime(emit);
  return {
    open: () => host.open(),
    status: async () => (await engine()).status(),
    close: () => host.close(),
    configure: (names) => host.configure(names),
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

    runPipeline: (request, {signal}) => andStatus((open) => update(open, request, signal)),

    async query({sql}, {signal}) {
      const begin = performance.now();
      const arrow = await queryReadOnly((await engine()).lake, sql, signal);
      return {arrow, elapsedMs: performance.now() - begin};
    },
    exportTable: async (request, {signal}) => exportTable((await engine()).lake, request, signal),
  };
}

/** A second update while one runs is refused. */
function oneUpdateAtATime(emit: (event: EngineEvent) => void) {
  let isUpdating = false;
  return async (
    {lake, autoloader}: Engine,
    {fullRefresh}: {readonly fullRefresh: boolean},
    signal: AbortSignal,
  ): Promise<UpdateProgress> => {
    if (isUpdating) throw new AppError('lake.busy', 'An update is running');
    isUpdating = true;
    const parts = {
      lake,
      autoloader,
      now: Date.now,
      emit: (progress: UpdateProgress) => emit({kind: 'update', progress}),
      onCommitted: (tables: readonly TableStatus[]) => emit({kind: 'committed', tables}),
    };
    try {
      return await runUpdate(parts, {isFullRefresh: fullRefresh, signal});
    } finally {
      isUpdating = false;
    }
  };
}
