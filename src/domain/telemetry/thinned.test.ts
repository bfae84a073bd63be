import {expect, test} from 'vitest';
import {thinned} from './thinned';

const places = Float64Array.from({length: 100_000}, (_, i) => i);
const wave = places.map((place) => Math.sin(place / 500) * 100);

test("a hundred thousand points become a few for each pixel, with every part's extremes", () => {
  const parts = 800;
  const spiked = Float64Array.from(wave);
  spiked[54_321] = 1e6;
  const kept = thinned(places, spiked, {from: 0, to: 99_999, parts});
  expect(kept.length).toBeLessThanOrEqual(parts * 4 + 2);
  expect(kept).toContain(54_321);
  expect([kept[0], kept.at(-1)]).toEqual([0, 99_999]);
});

test('the indices ascend and none comes twice', () => {
  const kept = thinned(places, wave, {from: 1000.5, to: 60_000.5, parts: 50});
  expect(kept).toEqual([...new Set(kept)].toSorted((a, b) => a - b));
});

test('of a stretch one point beyond either end is kept, so that lines reach the edges', () => {
  expect(thinned([0, 10, 20, 30, 40], [1, 2, 3, 4, 5], {from: 15, to: 25, parts: 10})).toEqual([
    1, 2, 3,
  ]);
});

test('a hole stays a hole', () => {
  const holed = Float64Array.from(wave);
  holed[50_000] = Number.NaN;
  expect(thinned(places, holed, {from: 0, to: 99_999, parts: 10})).toContain(50_000);
});
