import {expect, test} from 'vitest';
import {judge, retryAfterMs} from './answers';

const now = Date.UTC(2026, 10, 22, 12);
const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
  judge(new Response(body, {status, headers}), now);

test('rows come as their unread body', async () => {
  const judged = await answer(200, '[{"x":1}]');
  expect(judged.kind).toBe('rows');
  if (judged.kind === 'rows') expect(await new Response(judged.body).text()).toBe('[{"x":1}]');
});

test('404 with a detail is an empty answer', async () =>
  expect((await answer(404, '{"detail":"No results found."}')).kind).toBe('empty'));

test('404 of a server that is not OpenF1 is refused', async () =>
  expect(await answer(404, '<html>nginx</html>')).toMatchObject({
    kind: 'refused',
    code: 'source.bad-answer',
  }));

test('404 of an address that does not exist is refused', async () =>
  expect((await answer(404, '{"detail":"Not Found"}')).kind).toBe('refused'));

test.each([
  ['1', '{"detail":"Rate limit exceeded. Max 3 requests/second."}', 1000],
  ['', '{"detail":"Rate limit exceeded. Max 3 requests/second."}', 1000],
  ['', '{"detail":"Rate limit exceeded. Max 30 requests/minute."}', 60_000],
  ['', 'Rate exceeded', 10_000],
])('429 with Retry-After %j and %j waits %i ms', async (header, body, waitMs) =>
  expect(await answer(429, body, header === '' ? {} : {'retry-after': header})).toMatchObject({
    kind: 'rate-limited',
    waitMs,
  }),
);

test('Retry-After may be a date', () =>
  expect(retryAfterMs(new Date(now + 5000).toUTCString(), now)).toBe(5000));
test('a date that is past waits no more', () =>
  expect(retryAfterMs(new Date(now - 5000).toUTCString(), now)).toBe(0));
test('a Retry-After that is neither is no Retry-After', () =>
  expect(retryAfterMs('soon', now)).toBeUndefined());

test.each([500, 502, 503, 504, 520])('%i may pass', async (status) =>
  expect(await answer(status, '<html>')).toMatchObject({kind: 'fault', code: 'source.unreachable'}),
);
test('422 asks for less', async () =>
  expect((await answer(422, '{"detail":"too much"}')).kind).toBe('too-much-data'));
test('401 is a live session and says when to go on', async () =>
  expect(await answer(401, '{"detail":"Live F1 session in progress."}')).toMatchObject({
    kind: 'live-session',
    message: expect.stringContaining('30 minutes after its end'),
  }));
test('400 is refused with the reason given', async () =>
  expect(await answer(400, '{"detail":"No valid operator found"}')).toMatchObject({
    kind: 'refused',
    message: 'OpenF1 answered 400: No valid operator found',
  }));
