import {expect, test} from 'vitest';
import {mapConcurrent} from './mapConcurrent';

test('keeps the order of the items and never runs more than the limit', async () => {
  let running = 0;
  let most = 0;
  const results = await mapConcurrent([3, 1, 2, 0], 2, async (n) => {
    running += 1;
    most = Math.max(most, running);
    for (let i = 0; i < n; i += 1) await Promise.resolve();
    running -= 1;
    return n * 10;
  });
  expect(results).toEqual([30, 10, 20, 0]);
  expect(most).toBe(2);
});

test('throws the first failure after the work already begun has ended', async () => {
  const ended: number[] = [];
  const work = mapConcurrent([0, 1, 2, 3], 2, async (n) => {
    await Promise.resolve();
    if (n === 0) throw new Error('first');
    await Promise.resolve();
    ended.push(n);
  });
  await expect(work).rejects.toThrow('first');
  expect(ended).toEqual([1]);
});
