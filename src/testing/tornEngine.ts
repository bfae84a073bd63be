import {type Client, connect} from '#/base/rpc/rpc';
import type {Step} from '#/engine/failPoints';
import type {TornEvent, TornLake} from '#/engine/failPoints.test.worker';

/** A worker with a lake that breaks off where it is told to. */
export interface TornEngine {
  readonly client: Client<TornLake>;
  /** The step the worker stands at, once it does. */
  readonly stands: Promise<Step>;
  /** As when the tab dies: DuckDB's worker goes with it, whatever it is doing. */
  readonly kill: () => void;
}

export function startTornEngine(): TornEngine {
  const worker = new Worker(new URL('../engine/failPoints.test.worker.ts', import.meta.url), {
    type: 'module',
  });
  const {promise, resolve} = Promise.withResolvers<Step>();
  const {client} = connect<TornLake, TornEvent>(worker, ({step}) => resolve(step));
  return {client, stands: promise, kill: () => worker.terminate()};
}
