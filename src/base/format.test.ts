import {expect, test} from 'vitest';
import {bytesText, countText, durationText, plural} from './format';

test.each([
  [0, '0 B'],
  [640, '640 B'],
  [1_234, '1.2 kB'],
  [3_500_000, '3.5 MB'],
  [84_000_000, '84 MB'],
  [9_960, '10 kB'],
  [8_000, '8 kB'],
])('%d bytes read %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));

test.each([
  [0.2, 'under 1 s'],
  [45, '45 s'],
  [240, '4 min'],
  [3600, '1 h'],
  [3900, '1 h 5 min'],
])('%d seconds read %s', (seconds, text) => expect(durationText(seconds)).toBe(text));

test('thousands are grouped', () => expect(countText(1234567)).toBe('1,234,567'));

test('one is singular', () =>
  expect([plural(1, 'lap'), plural(2, 'lap'), plural(0, 'entry', 'entries')]).toEqual([
    '1 lap',
    '2 laps',
    '0 entries',
  ]));
