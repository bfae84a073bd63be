import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {throttle} from './throttle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('of many values the first passes at once, then the newest each time', () => {
  const passed: number[] = [];
  const numbers = throttle<number>(100, (value) => passed.push(value));
  for (let i = 0; i < 50; i++) {
    numbers.offer(() => i);
    vi.advanceTimersByTime(10);
  }
  expect(passed).toEqual([0, 9, 19, 29, 39, 49]);
});

test('the last value passes even when none follows', () => {
  const passed: string[] = [];
  const texts = throttle<string>(100, (value) => passed.push(value));
  texts.offer(() => 'first');
  texts.offer(() => 'last');
  vi.advanceTimersByTime(1000);
  expect(passed).toEqual(['first', 'last']);
});

test('flushing passes on what waits, once', () => {
  const passed: string[] = [];
  const texts = throttle<string>(100, (value) => passed.push(value));
  texts.offer(() => 'first');
  texts.offer(() => 'last');
  texts.flush();
  vi.advanceTimersByTime(1000);
  expect(passed).toEqual(['first', 'last']);
});
