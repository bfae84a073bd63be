import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {racingLapRange} from './racingLapRange';

const race = Array.from({length: 50}, (_, i) => 90 + (i % 10) / 5);

test('a pit stop and a red flag do not stretch the range', () => {
  const [low, high] = racingLapRange([...race, 114, 1830]) ?? [0, 0];
  expect(low).toBe(90);
  expect(high).toBeLessThan(100);
});

test('ordinary racing laps all lie inside', () => {
  const [low, high] = racingLapRange(race) ?? [0, 0];
  expect(race.every((time) => time >= low && time <= high)).toBe(true);
});

test('no laps have no range', () => expect(racingLapRange([])).toBeNull());

test('a range always has width, even for one lap', () =>
  fc.assert(
    fc.property(fc.array(fc.double({min: 20, max: 5000, noNaN: true}), {minLength: 1}), (times) => {
      const [low, high] = racingLapRange(times) ?? [0, 0];
      expect(high).toBeGreaterThan(low);
      expect(low).toBe(Math.min(...times));
    }),
  ));
