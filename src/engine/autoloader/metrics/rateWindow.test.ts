import {expect, test} from 'vitest';
import {createRateWindow} from './rateWindow';

test('a rate is of the last seconds only', () => {
  const window = createRateWindow(0, 5_000);
  window.add(1_000_000, 100);
  window.add(500, 9_000);
  expect(window.rate(10_000)).toBe(100);
});

test('before the window is full, the rate is over the time since the beginning', () => {
  const window = createRateWindow(1_000, 5_000);
  window.add(300, 1_500);
  expect(window.rate(2_000)).toBe(300);
});

test('nothing added is no rate, not zero', () =>
  expect(createRateWindow(0).rate(1_000)).toBeNull());

test('a rate falls to zero when nothing more comes', () => {
  const window = createRateWindow(0, 5_000);
  window.add(10, 1_000);
  expect(window.rate(7_000)).toBe(0);
});
