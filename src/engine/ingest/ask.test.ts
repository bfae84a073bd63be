import {describe, expect, test} from 'vitest';
import {AppError} from '#/base/errors';
import {type Clock, createPacing, freeTier, type Window} from '#/engine/sources/openf1/pacing';
import {patientRetry} from '#/engine/sources/openf1/retry';
import type {Transport} from '#/engine/sources/transport';
import {type Access, ask, type Delivery} from './ask';

const start = Date.UTC(2026, 10, 22, 12);

/** Time passes only by sleeping. */
function fakeClock(): Clock {
  let now = start;
  return {
    now: () => now,
    sleep: async (ms, signal) => {
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
      now += ms;
    },
  };
}

type Reply = Response | Error | 'silence';
const rows = (body: string) => new Response(body);
const limited = (detail: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({detail}), {status: 429, headers});
const status = (code: number, body = '') => new Response(body, {status: code});

/** Answers each try with the next of `replies`. Records when tries went out, in ms from the start. */
function scripted(replies: readonly Reply[], windows: readonly Window[] = []) {
  const clock = fakeClock();
  const sentAt: number[] = [];
  const transport: Transport = async () => {
    const reply = replies[sentAt.length];
    sentAt.push(clock.now() - start);
    if (reply === 'silence') return new Promise<never>(() => undefined);
    if (reply instanceof Response) return reply;
    throw reply ?? new Error('asked too often');
  };
  const access: Access = {
    source: 'openf1',
    transport,
    pacing: createPacing(() => windows, clock),
    clock,
    retry: patientRetry,
    chance: () => 0,
    silenceMs: 20,
  };
  return {access, sentAt};
}

const text = async ({body}: Delivery) => {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of body) chunks.push(Uint8Array.from(chunk));
  return new Blob(chunks).text();
};
const laps = {endpoint: 'laps', query: 'session_key=1'} as const;
const never = {signal: new AbortController().signal};
const offline = () => new TypeError('Failed to fetch');

test('rows are handed over as they came', async () => {
  const {access} = scripted([rows(' [ {"a":1} ]\n')]);
  expect(await ask(access, laps, text, never)).toEqual({kind: 'rows', value: ' [ {"a":1} ]\n'});
});

describe('asks again', () => {
  test('after faults, twice as late each time', async () => {
    const {access, sentAt} = scripted([offline(), status(502), status(503), rows('[1]')]);
    expect(await ask(access, laps, text, never)).toMatchObject({kind: 'rows'});
    expect(sentAt).toEqual([0, 500, 1500, 3500]);
  });
  test('when the server says so', async () => {
    const {access, sentAt} = scripted([limited('', {'retry-after': '7'}), rows('[1]')]);
    expect(await ask(access, laps, text, never)).toMatchObject({kind: 'rows'});
    expect(sentAt).toEqual([0, 7000]);
  });
  test('in the next minute when the minute is used up', async () => {
    const {access, sentAt} = scripted([limited('Max 30 requests/minute.'), rows('[1]')]);
    await ask(access, laps, text, never);
    expect(sentAt).toEqual([0, 60_000]);
  });
  test('when nothing is heard', async () => {
    const {access, sentAt} = scripted(['silence', rows('[1]')]);
    expect(await ask(access, laps, text, never)).toMatchObject({kind: 'rows'});
    expect(sentAt).toHaveLength(2);
  });
});

describe('gives up', () => {
  test('after five faults, and says what may be the matter', async () => {
    const {access, sentAt} = scripted(Array.from({length: 6}, offline));
    expect(await ask(access, laps, text, never)).toEqual({
      kind: 'failed',
      failure: {
        code: 'source.unreachable',
        message: expect.stringContaining('a live session may be on, or you are offline'),
      },
    });
    expect(sentAt).toHaveLength(5);
  });
  test('when the server only ever limits', async () => {
    const {access} = scripted(Array.from({length: 11}, () => limited('Max 3 requests/second.')));
    expect(await ask(access, laps, text, never)).toMatchObject({
      kind: 'failed',
      failure: {code: 'source.rate-limited'},
    });
  });
  test.each([
    [401, 'source.live-session'],
    [400, 'source.bad-answer'],
  ])('at once on %i', async (code, failure) => {
    const {access, sentAt} = scripted([status(code)]);
    expect(await ask(access, laps, text, never)).toMatchObject({failure: {code: failure}});
    expect(sentAt).toHaveLength(1);
  });
  test('at once on what the reader of the body throws of its own', async () => {
    const {access} = scripted([rows('[1]')]);
    const full = () => Promise.reject(new AppError('storage.quota', 'full'));
    await expect(ask(access, laps, full, never)).rejects.toMatchObject({code: 'storage.quota'});
  });
});

test.each([
  ['404', status(404, '{"detail":"No results found."}')],
  ['the same words with status 200', rows('{"detail":"No results found."}')],
])('%s means that nothing matches', async (_, reply) => {
  const {access} = scripted([reply]);
  expect(await ask(access, laps, text, never)).toEqual({kind: 'empty'});
});

test('too much is told, never asked again as it is', async () => {
  const {access, sentAt} = scripted([status(422, '{"detail":"too much"}')]);
  expect(await ask(access, laps, text, never)).toMatchObject({kind: 'too-much-data'});
  expect(sentAt).toHaveLength(1);
});

test('a cancelled request ends although the source minds no signal', async () => {
  const {access} = scripted(['silence']);
  const controller = new AbortController();
  const asking = ask({...access, silenceMs: 60_000}, laps, text, {signal: controller.signal});
  controller.abort();
  await expect(asking).rejects.toMatchObject({code: 'cancelled'});
});

test('retries keep the pace, and waiting is told with its reason', async () => {
  const {access, sentAt} = scripted(
    [limited('', {'retry-after': '1'}), offline(), rows('[1]')],
    freeTier,
  );
  const waits: [number, string][] = [];
  await ask(access, laps, text, {
    ...never,
    onWait: (until, reason) => waits.push([until - start, reason]),
  });
  expect(sentAt).toEqual([0, 1000, 1500]);
  expect(waits).toEqual([
    [1000, 'OpenF1 asked to wait'],
    [1500, expect.stringContaining('trying again')],
  ]);
});
