import {expect, test} from 'vitest';
import {isRunDue} from './isRunDue';

type Lake = Parameters<typeof isRunDue>[0];
type Status = NonNullable<Lake['status']>;

const none = {failures: 0, endedAt: null};
const lake = (pending: number, continuous = true): Lake => ({
  phase: 'open',
  status: {files: {pending}, config: {continuous}} as Status,
  ingest: null,
  update: null,
});

test('a continuous pipeline runs when a file waits, and not otherwise', () => {
  expect(isRunDue(lake(1), null, none, 0)).toBe(true);
  expect(isRunDue(lake(0), null, none, 0)).toBe(false);
  expect(isRunDue(lake(1, false), null, none, 0)).toBe(false);
});

test('it pauses while the tab is hidden or offline', () => {
  expect(isRunDue(lake(1), 'hidden', none, 0)).toBe(false);
  expect(isRunDue(lake(1), 'offline', none, 0)).toBe(false);
});

test('it waits for an ingest, which may bring more', () => {
  const ingest = {state: 'running'} as NonNullable<Lake['ingest']>;
  expect(isRunDue({...lake(1), ingest}, null, none, 0)).toBe(false);
});

test('after failures it tries again later and later', () => {
  const due = (failures: number, now: number) =>
    isRunDue(lake(1), null, {failures, endedAt: 1_000}, now);
  expect([due(1, 60_999), due(1, 61_000)]).toEqual([false, true]);
  expect([due(3, 240_999), due(3, 241_000)]).toEqual([false, true]);
});
