import {expect, test} from 'vitest';
import {formatBytes, formatCounted, formatDuration, formatWhen} from './format';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.00 kB'],
  [4_560_000, '4.56 MB'],
  [274_000_000, '274 MB'],
])('%d bytes read %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  [12.4, '12 ms'],
  [2_440, '2.4 s'],
  [59_960, '1 min 00 s'],
  [185_000, '3 min 05 s'],
  [4_320_000, '1 h 12 min'],
])('%d ms read %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

test('one of a thing is singular', () => {
  expect(formatCounted(1, 'file')).toBe('1 file');
  expect(formatCounted(1200, 'file')).toBe('1,200 files');
});

test('a time of another day carries its date', () => {
  const noon = new Date(2026, 6, 5, 12, 30).getTime();
  expect(formatWhen(noon, noon + 1000)).toBe('today at 12:30');
  expect(formatWhen(noon, noon + 86_400_000)).toBe('Jul 5, 2026, 12:30');
});
