import type {Handlers} from '#/base/rpc/rpc';
import type {EngineEvent, TableStatus, UpdateProgress} from '#/contracts/engine';
import type {PipelineApi} from '#/contracts/pipeline';
import type {EngineHost} from './engineHost';
import type {Engine} from './openEngine';
import {lakeDefinitions} from './pipeline/definitions';
import {planUpdate} from './pipeline/planUpdate';
import {pause} from './pipeline/retryPolicy';
import type {UpdateParts} from './pipeline/runUpdate';
import {runUpdates} from './pipeline/runUpdates';
import {validatePipeline} from './pipeline/validatePipeline';
import type {Turns} from './turns';

/** The pipeline's share of the engine's contract. */
export function pipelineHandlers(
  host: EngineHost,
  turns: Turns,
  emit: (event: EngineEvent) => void,
): Handlers<PipelineApi> {
  const {engine, andStatus} = host;
  return {
    runPipeline: (request, {signal}) =>
      andStatus((open) => turns.update(() => runUpdates(updateParts(open, emit), request, signal))),
    planUpdate: async (request) => {
      const open = await engine();
      const {resetAllowed} = open.config;
      const parts = {...open, definitions: lakeDefinitions, resetAllowed};
      return turns.act(() => planUpdate(parts, request));
    },
    validatePipeline: async ({tables = []}) =>
      validatePipeline((await engine()).lake, lakeDefinitions, tables),
    setPipelineSettings: (request) => host.setPipelineSettings(request),
  };
}

function updateParts(engine: Engine, emit: (event: EngineEvent) => void): UpdateParts {
  const {lake, autoloader, files, log} = engine;
  return {
    lake,
    autoloader,
    files,
    log,
    definitions: lakeDefinitions,
    config: () => engine.config,
    now: Date.now,
    pause,
    emit: (progress: UpdateProgress) => emit({kind: 'update', progress}),
    onCommitted: (tables: readonly TableStatus[]) => emit({kind: 'committed', tables}),
  };
}
