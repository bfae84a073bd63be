import {array, assert, asyncProperty, integer} from 'fast-check';
import {expect, test} from 'vitest';
import {AppError} from '#/base/errors';
import {type Clock, createPacing, freeTier, pacedMs} from './pacing';

/** Time passes only by sleeping. */
function fakeClock(): Clock & {pass(ms: number): void} {
  let now = 1_000_000;
  return {
    now: () => now,
    pass: (ms) => void (now += ms),
    async sleep(ms, signal) {
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
      now += ms;
    },
  };
}
const never = new AbortController().signal;

test('no window ever holds more than it may, however requests come', () =>
  assert(
    asyncProperty(array(integer({min: 0, max: 3000}), {maxLength: 80}), async (pauses) => {
      const clock = fakeClock();
      const pacing = createPacing(freeTier, clock);
      const sent: number[] = [];
      for (const pause of pauses) {
        clock.pass(pause);
        await pacing.take(never);
        sent.push(clock.now());
      }
      for (const {requests, ms} of freeTier)
        for (const [i, time] of sent.entries())
          expect(time - (sent[i - requests] ?? -Infinity)).toBeGreaterThanOrEqual(ms);
    }),
  ));

test('the first three go at once, the fourth says until when it waits', async () => {
  const clock = fakeClock();
  const pacing = createPacing(freeTier, clock);
  const waits: number[] = [];
  const start = clock.now();
  for (let i = 0; i < 4; i++) await pacing.take(never, (until) => waits.push(until - start));
  expect(waits).toEqual([1100]);
});

test('nothing is sent while the server asked to wait', async () => {
  const clock = fakeClock();
  const pacing = createPacing(freeTier, clock);
  pacing.holdUntil(clock.now() + 7000);
  const start = clock.now();
  await pacing.take(never);
  expect(clock.now() - start).toBe(7000);
});

test('a cancelled wait takes no place and holds nobody up', async () => {
  const clock = fakeClock();
  const pacing = createPacing([{requests: 1, ms: 1000}], clock);
  await pacing.take(never);
  const start = clock.now();
  await expect(pacing.take(AbortSignal.abort())).rejects.toMatchObject({code: 'cancelled'});
  await pacing.take(never);
  expect(clock.now() - start).toBe(1000);
});

test('no windows, no waiting', async () => {
  const clock = fakeClock();
  const pacing = createPacing([], clock);
  const start = clock.now();
  for (let i = 0; i < 100; i++) await pacing.take(never);
  expect(clock.now()).toBe(start);
});

test.each([
  [0, 0],
  [3, 0],
  [4, 1100],
  [30, 9900],
  [31, 60_500],
])('%i requests take at least %i ms', (requests, ms) =>
  expect(pacedMs(requests, freeTier)).toBe(ms),
);
