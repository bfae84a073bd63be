import {expect, test} from 'vitest';
import {rollingMean} from './rollingMean';

test('a rolling mean is of the newest values, of fewer at the beginning', () => {
  expect(rollingMean([4, 2, 3, 10], 3)).toEqual([4, 3, 3, 5]);
});
test('a rolling mean leaves out what is not known, and knows nothing of nothing', () => {
  expect(rollingMean([null, 4, null, 8, null, null, null], 3)).toEqual([null, 4, 4, 6, 8, 8, null]);
});
