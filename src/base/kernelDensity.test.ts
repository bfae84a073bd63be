import {array, assert, integer, property} from 'fast-check';
import {expect, test} from 'vitest';
import {kernelDensity} from './kernelDensity';

test('is highest where most values are', () => {
  const points = kernelDensity([1, 5, 5.1, 5.2, 5.3, 9]);
  const [highest] = points.toSorted((a, b) => b.density - a.density);
  expect(highest?.at).toBeCloseTo(5.15, 0);
});

test('begins at the least value and ends at the greatest', () => {
  const points = kernelDensity([80, 81, 85], 5);
  expect(points.map(({at}) => at)).toEqual([80, 81.25, 82.5, 83.75, 85]);
});

test('never has more than one of all values below it', () =>
  assert(
    property(array(integer({min: 0, max: 500}), {minLength: 2, maxLength: 60}), (values) => {
      const points = kernelDensity(values, 200);
      const step = points.length > 1 ? (points[1]?.at ?? 0) - (points[0]?.at ?? 0) : 0;
      const area = points.reduce((sum, {density}) => sum + density * step, 0);
      expect(area).toBeLessThan(1.1);
      expect(points.every(({density}) => density >= 0)).toBe(true);
    }),
  ));

test('values that do not differ have none', () => {
  expect(kernelDensity([])).toEqual([]);
  expect(kernelDensity([3])).toEqual([]);
  expect(kernelDensity([3, 3, 3])).toEqual([]);
});
