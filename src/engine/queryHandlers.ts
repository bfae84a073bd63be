import type {Handlers} from '#/base/rpc/rpc';
import type {EngineEvent} from '#/contracts/engine';
import type {QueryApi} from '#/contracts/query';
import type {EngineHost} from './engineHost';
import {openResultFolder} from './results/resultFolder';
import {createResults} from './results/results';
import type {Turns} from './turns';

/** The SQL page's share of the engine's contract. */
export function queryHandlers(
  {engine}: EngineHost,
  turns: Turns,
  emit: (event: EngineEvent) => void,
): Handlers<QueryApi> {
  const folder = openResultFolder();
  folder.catch(() => undefined);
  const results = createResults({
    folder: () => folder,
    lake: async () => (await engine()).lake,
    whenFree: (signal) => (work) => turns.actLater(work, signal),
    onWritten: () => emit({kind: 'scratchWritten'}),
  });
  return {
    startResult: (request, {signal}) => results.startResult(request, signal),
    awaitResult: (request, {signal}) => results.awaitResult(request, signal),
    stopResult: (request, {signal}) => results.stopResult(request, signal),
    resultRows: (request, {signal}) => results.resultRows(request, signal),
    profileResult: (request, {signal}) => results.profileResult(request, signal),
    closeResult: (request, {signal}) => results.closeResult(request, signal),
  };
}
