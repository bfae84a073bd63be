import {expect, test} from 'vitest';
import {qualifyingGap} from './qualifyingGap';

test('two drivers are compared in the last segment in which both have a time', () => {
  expect(qualifyingGap([90, 89.5, 89.1], [90.2, 89.7, null])).toEqual({
    segment: 'Q2',
    seconds: 0.2,
  });
  expect(qualifyingGap([90, 89.5, 89.1], [90.2, 89.7, 88.9])).toEqual({
    segment: 'Q3',
    seconds: -0.2,
  });
});
test('two drivers without a segment in common have no gap', () => {
  expect(qualifyingGap([90, null, null], [null, null, null])).toBeNull();
});
