import {afterEach, expect, test, vi} from 'vitest';
import {AppError} from '#/base/errors';
import {connect, serve} from './rpc';

interface Api {
  double(request: {n: number}): number;
  fail(request: Record<string, never>): void;
  wait(request: Record<string, never>): string;
}
const ports: MessagePort[] = [];
afterEach(() => ports.splice(0).forEach((p) => p.close()));

function pair() {
  const {port1, port2} = new MessageChannel();
  ports.push(port1, port2);
  port1.start();
  port2.start();
  let aborted = false;
  const events: string[] = [];
  const emit = serve<Api, string>(port1, {
    double: ({n}) => n * 2,
    fail: () => {
      throw new AppError('source.rate-limited', 'slow down', {details: {retryAfterS: 3}});
    },
    wait: (_, {signal}) =>
      new Promise<string>((_r, reject) =>
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(signal.reason);
        }),
      ),
  });
  const client = connect<Api, string>(port2, (event) => events.push(event));
  return {...client, wasAborted: () => aborted, emit, events};
}

test('a call returns its reply', async () => {
  expect(await pair().client.double({n: 21})).toBe(42);
});
test('an error keeps its code and details across the boundary', async () => {
  await expect(pair().client.fail({})).rejects.toMatchObject({
    code: 'source.rate-limited',
    details: {retryAfterS: 3},
  });
});
test('aborting rejects at once and reaches the handler', async () => {
  const {client, wasAborted} = pair();
  const controller = new AbortController();
  const call = client.wait({}, {signal: controller.signal});
  controller.abort();
  await expect(call).rejects.toMatchObject({code: 'cancelled'});
  await vi.waitFor(() => expect(wasAborted()).toBe(true));
});
test('aborting a call that awaits its answer gets the answer', async () => {
  const {client} = pair();
  const controller = new AbortController();
  const call = client.wait({}, {signal: controller.signal, awaitsAnswer: true});
  let settled = false;
  call
    .catch(() => undefined)
    .finally(() => {
      settled = true;
    });
  controller.abort();
  await Promise.resolve();
  expect(settled).toBe(false);
  await expect(call).rejects.toMatchObject({code: 'cancelled'});
});
test('a dead worker fails every pending call', async () => {
  const {client, fail} = pair();
  const call = client.wait({});
  fail(new AppError('internal', 'worker died'));
  await expect(call).rejects.toThrow('worker died');
});
test('an event arrives without being asked for', async () => {
  const {emit, events} = pair();
  emit('table committed');
  await vi.waitFor(() => expect(events).toEqual(['table committed']));
});
