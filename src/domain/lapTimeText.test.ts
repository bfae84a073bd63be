import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {absent, gapText, lapsDownText, lapTimeText} from './lapTimeText';

test.each([
  [84.925, '1:24.925'],
  [61, '1:01.000'],
  [9.5, '0:09.500'],
  [59.9996, '1:00.000'],
  [6052.571, '1:40:52.571'],
  [3600, '1:00:00.000'],
])('%d seconds read %s', (seconds, text) => expect(lapTimeText(seconds)).toBe(text));

test.each([null, undefined, Number.NaN, Infinity, -1])('%s is no lap time', (seconds) =>
  expect(lapTimeText(seconds)).toBe(absent),
);

test('a lap time read back is the lap time to the millisecond', () =>
  fc.assert(
    fc.property(fc.integer({min: 0, max: 20_000_000}), (ms) => {
      const parts = lapTimeText(ms / 1000).split(':');
      const seconds = parts.reduce((sum, part) => sum * 60 + Number(part), 0);
      expect(Math.round(seconds * 1000)).toBe(ms);
    }),
  ));

test.each([
  [20.945, '+20.945'],
  [0.5, '+0.500'],
  [69.44200000000001, '+1:09.442'],
  [3725, '+62:05.000'],
  [0, '+0.000'],
  [-0.25, '−0.250'],
])('a gap of %d seconds reads %s', (seconds, text) => expect(gapText(seconds)).toBe(text));

test('an unknown gap is a dash', () => expect(gapText(null)).toBe(absent));

test('one lap is singular', () => expect([1, 2].map(lapsDownText)).toEqual(['+1 LAP', '+2 LAPS']));
