import {beforeEach, expect, test} from 'vitest';
import {type IdleGauge, idleGauge} from './idle';

let shown: boolean[];
let quiet: (() => void) | null;
let gauge: IdleGauge;

beforeEach(() => {
  shown = [];
  quiet = null;
  gauge = idleGauge(
    (idle) => shown.push(idle),
    (task) => {
      quiet = task;
      return () => {
        quiet = null;
      };
    },
  );
});

test('busy shows at once, idle after a quiet time', () => {
  const release = gauge.hold();
  expect(shown).toEqual([false]);
  release();
  expect(shown).toEqual([false]);
  quiet?.();
  expect(shown).toEqual([false, true]);
});

test('work that follows on other work leaves no gap', () => {
  gauge.hold()();
  const release = gauge.hold();
  expect(quiet).toBeNull();
  expect(shown).not.toContain(true);
  release();
  quiet?.();
  expect(shown.at(-1)).toBe(true);
});

test('idle waits for the last of those who hold', () => {
  const [first, second] = [gauge.hold(), gauge.hold()];
  first();
  first();
  expect(quiet).toBeNull();
  second();
  expect(quiet).not.toBeNull();
});
