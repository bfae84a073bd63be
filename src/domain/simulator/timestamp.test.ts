import {expect, test} from 'vitest';
import {timestamp} from './timestamp';

test.each([
  [Date.UTC(2026, 2, 8, 13, 3, 3, 61), '2026-03-08T13:03:03.061000+00:00'],
  [Date.UTC(2026, 2, 8, 13, 3, 3), '2026-03-08T13:03:03+00:00'],
  [Date.UTC(2026, 11, 31, 23, 59, 59, 999), '2026-12-31T23:59:59.999000+00:00'],
  [Date.UTC(1969, 11, 31, 23, 59, 59, 5), '1969-12-31T23:59:59.005000+00:00'],
])('%i is %s', (ms, text) => expect(timestamp(ms)).toBe(text));
