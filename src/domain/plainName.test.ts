import {expect, test} from 'vitest';
import {plainName} from './plainName';

test('only the mark at the end is left out', () => {
  expect(plainName('Aurora (simulated)')).toBe('Aurora');
  expect(plainName('McLaren')).toBe('McLaren');
});
