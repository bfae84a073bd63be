import {expect, test} from 'vitest';
import {unreachable} from './answers';
import {delayBeforeRetry, patientRetry} from './retry';

const limited = {kind: 'rate-limited', waitMs: 4000, message: ''} as const;
const faults = (count: number, chance = 0) =>
  delayBeforeRetry(unreachable, {faults: count, rateLimits: 0}, patientRetry, chance);

test('faults back off twofold and end after five tries', () =>
  expect([1, 2, 3, 4, 5].map((count) => faults(count))).toEqual([500, 1000, 2000, 4000, null]));
test('chance shortens a delay by half at most', () => expect(faults(1, 0.999)).toBeCloseTo(250, 0));
test('a rate limit waits as long as the server says', () =>
  expect(delayBeforeRetry(limited, {faults: 4, rateLimits: 1}, patientRetry, 0.5)).toBe(4000));
test('a server that always limits is given up', () =>
  expect(delayBeforeRetry(limited, {faults: 0, rateLimits: 10}, patientRetry, 0)).toBeNull());
