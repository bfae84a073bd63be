import * as duckdb from '@duckdb/duckdb-wasm';
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import {AppError} from '#/base/errors';
import {createThread, type Thread} from './thread';

/** A DuckDB in a worker of its own, with nothing open. */
export interface Instance {
  readonly duckdb: duckdb.AsyncDuckDB;
  /** Rejects where the engine's code does not arrive or is refused. */
  readonly started: Promise<void>;
  /** Rejects with AppError 'engine.crashed' when the worker dies; never resolves. */
  readonly crashed: Promise<never>;
  readonly thread: Thread;
}

let compiled: Promise<WebAssembly.Module> | null = null;
let prepared: Started | null = null;

/** Has all instances use this module instead of fetching one. */
export function takeCompiled(module: WebAssembly.Module): void {
  compiled = Promise.resolve(module);
}

/** Compiled once, however many instances there are one after the other; once more after it failed. */
function compile(): Promise<WebAssembly.Module> {
  compiled ??= WebAssembly.compileStreaming(fetch(wasm)).catch((cause: unknown) => {
    compiled = null;
    throw cause;
  });
  return compiled;
}

interface Started extends Pick<Instance, 'crashed' | 'thread'> {
  readonly worker: Worker;
}

function startWorker(): Started {
  const worker = new Worker(new URL('./duckdb.worker.ts', import.meta.url), {
    type: 'module',
    name: 'duckdb',
  });
  const {promise: crashed, reject} = Promise.withResolvers<never>();
  crashed.catch(() => undefined);
  worker.addEventListener('error', ({message}) =>
    reject(new AppError('engine.crashed', `The database engine stopped: ${message}`)),
  );
  const thread = createThread((error) => {
    worker.terminate();
    reject(error);
  });
  return {worker, crashed, thread};
}

/** Begins what takes longest of `startInstance`, while it is not yet known what to open. */
export function prepareInstance(): void {
  prepared ??= startWorker();
  compile().catch(() => undefined);
}

/** Starts an instance, in the prepared worker if there is one. */
export function startInstance(): Instance {
  const {worker, crashed, thread} = prepared ?? startWorker();
  prepared = null;
  const instance = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  const started = Promise.race([start(instance, worker), crashed]);
  return {duckdb: instance, started, crashed, thread};
}

async function start(instance: duckdb.AsyncDuckDB, worker: Worker): Promise<void> {
  worker.postMessage(await compile(), []);
  // The address is asked for and not used: the worker has the module.
  await instance.instantiate(wasm);
}
