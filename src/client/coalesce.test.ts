import {expect, test} from 'vitest';
import {coalesce} from './coalesce';

test('a burst is applied once, in order', () => {
  const frames: (() => void)[] = [];
  const applied: (readonly number[])[] = [];
  const {push} = coalesce<number>(
    (items) => applied.push(items),
    (task) => frames.push(task),
  );
  for (const item of [1, 2, 3]) push(item);
  expect(frames).toHaveLength(1);
  frames[0]?.();
  push(4);
  frames[1]?.();
  expect(applied).toEqual([[1, 2, 3], [4]]);
});

test('what was flushed is not applied again by its frame', () => {
  const frames: (() => void)[] = [];
  let applied = 0;
  const {push, flush} = coalesce<number>(
    (items) => {
      applied += items.length;
    },
    (task) => frames.push(task),
  );
  push(1);
  flush();
  frames[0]?.();
  expect(applied).toBe(1);
});
