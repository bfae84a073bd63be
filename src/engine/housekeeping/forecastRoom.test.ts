import {expect, test} from 'vitest';
import {roomNeeded} from './forecastRoom';

test('a lake with enough files tells what more will take', () => {
  const lake = {loadedBytes: 100_000_000, usedBytes: 40_000_000, reusableBytes: 3_000_000};
  expect(roomNeeded(50_000_000, lake)).toEqual({
    stagedBytes: 50_000_000,
    databaseBytes: 20_000_000,
    workingBytes: 9_000_000,
    reusableBytes: 3_000_000,
    basis: 'measured',
  });
});

test('a new lake is like the sample weekend: 35 MB of JSON come to about 25 MB of tables', () => {
  const {databaseBytes, basis} = roomNeeded(35_100_000, {
    loadedBytes: 0,
    usedBytes: 0,
    reusableBytes: 0,
  });
  expect(basis).toBe('typical');
  expect(databaseBytes / 24_900_000).toBeGreaterThan(0.9);
  expect(databaseBytes / 24_900_000).toBeLessThan(1.1);
});
