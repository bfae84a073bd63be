import {array, assert, asyncProperty, integer} from 'fast-check';
import {expect, test} from 'vitest';
import {AppError} from '#/base/errors';
import {paceLimits} from '#/contracts/pace';
import {type Clock, createPacing, freeTier, inMemory, pacedMs, sponsorTier} from './pacing';

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
      const pacing = createPacing(() => freeTier, clock);
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

test('a sponsor’s requests keep the limit also when the way of some is longer by most of a second', () =>
  assert(
    asyncProperty(
      array(integer({min: 0, max: 900}), {minLength: 40, maxLength: 50, size: 'max'}),
      async (ways) => {
        const clock = fakeClock();
        const pacing = createPacing(() => sponsorTier, clock);
        const counted: number[] = [];
        for (const way of ways) {
          await pacing.take(never);
          counted.push(clock.now() + way);
        }
        counted.sort((a, b) => a - b);
        for (const [i, time] of counted.entries())
          expect(time - (counted[i - paceLimits.sponsor.perSecond] ?? -Infinity)).toBeGreaterThan(
            1000,
          );
      },
    ),
  ));

test('the first three go at once, the fourth says until when it waits', async () => {
  const clock = fakeClock();
  const pacing = createPacing(() => freeTier, clock);
  const waits: number[] = [];
  const start = clock.now();
  for (let i = 0; i < 4; i++) await pacing.take(never, (until) => waits.push(until - start));
  expect(waits).toEqual([1300]);
});

test('nothing is sent while the server asked to wait', async () => {
  const clock = fakeClock();
  const pacing = createPacing(() => freeTier, clock);
  await pacing.holdUntil(clock.now() + 7000);
  const start = clock.now();
  await pacing.take(never);
  expect(clock.now() - start).toBe(7000);
});

test('a cancelled wait takes no place and holds nobody up', async () => {
  const clock = fakeClock();
  const pacing = createPacing(() => [{requests: 1, ms: 1000}], clock);
  await pacing.take(never);
  const start = clock.now();
  await expect(pacing.take(AbortSignal.abort())).rejects.toMatchObject({code: 'cancelled'});
  await pacing.take(never);
  expect(clock.now() - start).toBe(1000);
});

test('no windows, no waiting', async () => {
  const clock = fakeClock();
  const pacing = createPacing(() => [], clock);
  const start = clock.now();
  for (let i = 0; i < 100; i++) await pacing.take(never);
  expect(clock.now()).toBe(start);
});

test('what another tab or an earlier visit sent counts, at whatever tier', async () => {
  const clock = fakeClock();
  const memory = inMemory();
  const sponsor = createPacing(() => sponsorTier, clock, memory);
  const free = createPacing(() => freeTier, clock, memory);
  const start = clock.now();
  for (let i = 0; i < 40; i++) await sponsor.take(never);
  await free.take(never);
  expect(clock.now() - start).toBeGreaterThanOrEqual(61_000 - 10 * 1_300);
});

test('a clock that is set back forgets nothing and waits no longer than the window', async () => {
  const clock = fakeClock();
  const pacing = createPacing(() => [{requests: 1, ms: 1000}], clock);
  await pacing.take(never);
  clock.pass(-500_000);
  const start = clock.now();
  await pacing.take(never);
  expect(clock.now() - start).toBe(1000);
});

test.each([
  [0, 0],
  [3, 0],
  [4, 1300],
  [30, 11_700],
  [31, 61_000],
])('%i requests take at least %i ms', (requests, ms) =>
  expect(pacedMs(requests, freeTier)).toBe(ms),
);
