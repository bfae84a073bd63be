import {AppError, type ErrorCode} from '#/base/errors';

/** An API is an interface whose methods take one structured-cloneable request and return one reply. */
export type RpcApi<Self> = {[M in keyof Self]: (request: never) => unknown};

export interface CallContext {
  readonly signal: AbortSignal;
}

/** What the worker implements. */
export type Handlers<Api extends RpcApi<Api>> = {
  [M in keyof Api]: (
    request: Parameters<Api[M]>[0],
    context: CallContext,
  ) => ReturnType<Api[M]> | Promise<ReturnType<Api[M]>>;
};

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** On abort wait for the worker's own answer, which may be more than that it was cancelled. */
  readonly awaitsAnswer?: boolean;
}

/** What the page calls. */
export type Client<Api extends RpcApi<Api>> = {
  readonly [M in keyof Api]: (
    request: Parameters<Api[M]>[0],
    options?: CallOptions,
  ) => Promise<ReturnType<Api[M]>>;
};

interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

type ToWorker =
  | {readonly kind: 'call'; readonly id: number; readonly method: string; readonly request: unknown}
  | {readonly kind: 'cancel'; readonly id: number};

type ToPage =
  | {readonly kind: 'done'; readonly id: number; readonly value: unknown}
  | {readonly kind: 'failed'; readonly id: number; readonly error: WireError}
  | {readonly kind: 'event'; readonly event: unknown};

/** The part of Worker, MessagePort and DedicatedWorkerGlobalScope that RPC needs. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/**
 * Answers calls arriving on `port`. `transferablesOf` names the buffers of a reply to move, not copy.
 * The returned function sends an event: a fact nobody asked for.
 */
export function serve<Api extends RpcApi<Api>, Event = never>(
  port: Port,
  handlers: Handlers<Api>,
  transferablesOf: (value: unknown) => Transferable[] = () => [],
): (event: Event) => void {
  const running = new Map<number, AbortController>();
  const byName = handlers as unknown as Record<
    string,
    ((request: unknown, context: CallContext) => unknown) | undefined
  >;

  async function answer(call: Extract<ToWorker, {kind: 'call'}>): Promise<void> {
    const controller = new AbortController();
    running.set(call.id, controller);
    try {
      const handler = byName[call.method];
      if (!handler) throw new AppError('internal', `No such method: ${call.method}`);
      const value = await handler(call.request, {signal: controller.signal});
      port.postMessage({kind: 'done', id: call.id, value} satisfies ToPage, transferablesOf(value));
    } catch (thrown) {
      const {code, message, details} = AppError.from(thrown);
      port.postMessage(
        {kind: 'failed', id: call.id, error: {code, message, details}} satisfies ToPage,
        [],
      );
    } finally {
      running.delete(call.id);
    }
  }

  port.addEventListener('message', ({data}: MessageEvent<ToWorker>) => {
    if (data.kind === 'cancel') running.get(data.id)?.abort();
    else void answer(data);
  });
  return (event) => port.postMessage({kind: 'event', event} satisfies ToPage, []);
}

/** Makes a typed client of `port`. Call `fail` when the worker dies, so that no caller waits for ever. */
export function connect<Api extends RpcApi<Api>, Event = never>(
  port: Port,
  onEvent: (event: Event) => void = () => undefined,
): {client: Client<Api>; fail: (error: AppError) => void} {
  let nextId = 0;
  const pending = new Map<number, PromiseWithResolvers<unknown>>();

  port.addEventListener('message', ({data}: MessageEvent<ToPage>) => {
    if (data.kind === 'event') {
      onEvent(data.event as Event);
      return;
    }
    const call = pending.get(data.id);
    if (!call) return;
    pending.delete(data.id);
    if (data.kind === 'done') call.resolve(data.value);
    else
      call.reject(new AppError(data.error.code, data.error.message, {details: data.error.details}));
  });

  function call(
    method: string,
    request: unknown,
    {signal, awaitsAnswer = false}: CallOptions = {},
  ): Promise<unknown> {
    if (signal?.aborted) return Promise.reject(new AppError('cancelled', 'Cancelled'));
    const id = nextId++;
    const deferred = withResolvers<unknown>();
    pending.set(id, deferred);
    const cancel = () => {
      port.postMessage({kind: 'cancel', id} satisfies ToWorker, []);
      if (awaitsAnswer) return;
      pending.delete(id);
      deferred.reject(new AppError('cancelled', 'Cancelled'));
    };
    signal?.addEventListener('abort', cancel, {once: true});
    port.postMessage({kind: 'call', id, method, request} satisfies ToWorker, []);
    return deferred.promise.finally(() => signal?.removeEventListener('abort', cancel));
  }

  const client = new Proxy({} as Client<Api>, {
    get: (_, method) => (request: unknown, options?: CallOptions) =>
      call(String(method), request, options),
  });
  const fail = (error: AppError) => {
    for (const deferred of pending.values()) deferred.reject(error);
    pending.clear();
  };
  return {client, fail};
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: PromiseWithResolvers<T>['resolve'];
  let reject!: PromiseWithResolvers<T>['reject'];
  const promise = new Promise<T>((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return {promise, resolve, reject};
}
