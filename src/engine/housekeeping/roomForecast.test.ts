import {expect, test} from 'vitest';
import {roomForecast} from './roomForecast';

const needed = {
  stagedBytes: 60,
  databaseBytes: 30,
  workingBytes: 10,
  reusableBytes: 0,
  basis: 'typical',
} as const;
const verdict = (allowedBytes: number, usedBytes = 0) =>
  roomForecast(needed, {allowedBytes, usedBytes}).verdict;

test('what needs more than is left is too big, and what leaves little is tight', () => {
  expect(verdict(99)).toBe('too-big');
  expect(verdict(1000, 901)).toBe('too-big');
  expect(verdict(100)).toBe('tight');
  expect(verdict(142)).toBe('tight');
  expect(verdict(143)).toBe('fits');
});

test('a browser that does not tell its allowance leaves it open', () => {
  expect(verdict(0, 50)).toBe('unknown');
});

test('what is needed is files, tables and the room to write them', () => {
  expect(roomForecast(needed, {allowedBytes: 1000, usedBytes: 300})).toMatchObject({
    neededBytes: 100,
    freeBytes: 700,
  });
});

test('what is empty in the database is filled first, and holds no files', () => {
  const device = {allowedBytes: 1000, usedBytes: 300};
  expect(roomForecast({...needed, reusableBytes: 25}, device).neededBytes).toBe(75);
  expect(roomForecast({...needed, reusableBytes: 500}, device).neededBytes).toBe(60);
});
