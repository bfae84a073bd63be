import {AppError} from '#/base/errors';
import {type CallOptions, type Client, connect} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent} from '#/contracts/engine';
import {createCallGate} from './callGate';
import {holdBusy} from './idle';

interface Connection {
  readonly client: Client<EngineApi>;
  /** Ends the worker; calls under way fail with `error`. */
  readonly end: (error: AppError) => void;
  /** Ends it and tells that it died by itself. */
  readonly die: (error: AppError) => void;
}

let connection: Connection | null = null;
const gate = createCallGate();

/** Starts the engine worker. `onDeath` is told when it dies by itself. */
export function startEngine(
  onEvent: (event: EngineEvent) => void,
  onDeath: (error: AppError) => void,
): void {
  const worker = new Worker(new URL('../engine/engine.worker.ts', import.meta.url), {
    type: 'module',
    name: 'engine',
  });
  const {client, fail} = connect<EngineApi, EngineEvent>(worker, onEvent);
  const mine: Connection = {
    client,
    end: (error) => {
      worker.terminate();
      fail(error);
      if (connection === mine) connection = null;
    },
    die: (error) => {
      if (connection !== mine) return;
      mine.end(error);
      onDeath(error);
    },
  };
  connection = mine;
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    const reason = event.message || 'no reason given';
    mine.die(new AppError('engine.crashed', `The engine stopped: ${reason}`));
  });
}

/** Ends the engine at once; calls under way fail with `error`. */
export function endEngine(error: AppError): void {
  connection?.end(error);
}

/** Lets calls through that wait for the lake. */
export const admitCalls = gate.admit;

/** Calls wait from now on until `admitCalls`. */
export const holdCalls = gate.hold;

/** Calls that wait, and all later ones until `holdCalls`, fail with `error`. */
export const refuseCalls = gate.refuse;

/** The engine before its lake is open: only for opening it. */
export function openingEngine(): Client<EngineApi> {
  if (!connection) throw new AppError('engine.crashed', 'The engine is not running');
  return connection.client;
}

type Method = keyof EngineApi;
type Call = (request: never, options?: CallOptions) => Promise<unknown>;

/** A database that trapped answers no more, though its worker lives: it is ended like one that died. */
async function call(method: Method, request: never, options?: CallOptions): Promise<unknown> {
  const release = holdBusy();
  try {
    await gate.pass(options?.signal);
    const asked = connection;
    const send: Call = openingEngine()[method];
    try {
      return await send(request, options);
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code === 'engine.crashed') asked?.die(error);
      throw error;
    }
  } finally {
    release();
  }
}

/**
 * The engine's API. Calls wait until the lake is open, keep the page busy (`data-idle`), and fail with
 * 'engine.crashed' when the worker dies or 'lake.elsewhere' when another tab has the lake.
 */
export const engine = new Proxy({} as Client<EngineApi>, {
  get: (_, method) => (request: never, options?: CallOptions) =>
    call(method as Method, request, options),
});
