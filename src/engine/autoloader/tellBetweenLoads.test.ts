import {expect, test} from 'vitest';
import {tellBetweenLoads} from './tellBetweenLoads';

function teller() {
  const told: number[] = [];
  const ends: (() => void)[] = [];
  const telling = tellBetweenLoads(async (files, signal) => {
    await new Promise<void>((end) => {
      signal.addEventListener('abort', () => end());
      ends.push(end);
    });
    if (!signal.aborted) told.push(files);
  });
  return {...telling, told, ends};
}

test('between loads what was listed is told and waited for', async () => {
  const {listed, ends, told} = teller();
  const telling = listed(3);
  ends[0]?.();
  await telling;
  expect(told).toEqual([3]);
});

test('a load breaks off the telling, which is done again after it', async () => {
  const {listed, hold, release, ends, told} = teller();
  const telling = listed(3);
  hold();
  await telling;
  await listed(4);
  expect(ends).toHaveLength(1);
  release();
  ends[1]?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(told).toEqual([4]);
});

test('what was told is not told again', async () => {
  const {listed, hold, release, ends} = teller();
  const telling = listed(3);
  ends[0]?.();
  await telling;
  hold();
  release();
  expect(ends).toHaveLength(1);
});
