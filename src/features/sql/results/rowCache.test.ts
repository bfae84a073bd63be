import {expect, test} from 'vitest';
import {createRowCache} from './rowCache';

/** A result of 100,000 rows in batches of 1,000, each of so many bytes. */
function cacheOver(batchBytes = 1_000) {
  const asked: number[] = [];
  const failures: unknown[] = [];
  const waiting: (() => void)[] = [];
  const cache = createRowCache({
    fetch: async (firstRow) => {
      asked.push(firstRow);
      await new Promise<void>((answer) => waiting.push(answer));
      if (firstRow >= 100_000) throw new Error('gone');
      return {arrow: new Uint8Array(batchBytes), firstRow: firstRow - (firstRow % 1_000)};
    },
    decode: ({firstRow}) => ({firstRow, endRow: firstRow + 1_000, text: (row) => String(row)}),
    onRows: () => undefined,
    onFailure: (error) => failures.push(error),
  });
  const answerAll = async () => {
    for (let i = 0; i < 10; i++) {
      waiting.splice(0).forEach((answer) => answer());
      await Promise.resolve();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return {cache, asked, failures, answerAll};
}

test('rows in sight are asked for once, also over the edge of a batch', async () => {
  const {cache, asked, answerAll} = cacheOver();
  cache.want(990, 1_010);
  cache.want(990, 1_010);
  await answerAll();
  expect(asked).toEqual([990, 1_000]);
  expect(cache.at(1_005)?.text(1_005, 0)).toBe('1005');
  cache.want(0, 2_000);
  await answerAll();
  expect(asked).toHaveLength(2);
});

test('what was scrolled past before it was asked for is not asked for', async () => {
  const {cache, asked, answerAll} = cacheOver();
  for (let row = 0; row < 90_000; row += 1_000) cache.want(row, row + 20);
  await answerAll();
  expect(asked).toEqual([0, 89_000]);
});

test('rows that were not looked at for longest make room', async () => {
  const {cache, answerAll} = cacheOver(10e6);
  for (let row = 0; row < 8_000; row += 1_000) {
    cache.want(row, row + 20);
    cache.at(0);
    await answerAll();
  }
  expect(cache.at(0)).toBeDefined();
  expect(cache.at(1_000)).toBeUndefined();
  expect(cache.at(7_000)).toBeDefined();
});

test('a failure is told, and later rows can be asked for', async () => {
  const {cache, failures, answerAll} = cacheOver();
  cache.want(100_000, 100_010);
  await answerAll();
  expect(failures).toHaveLength(1);
  cache.want(5, 10);
  await answerAll();
  expect(cache.at(5)).toBeDefined();
});

test('rows for the clipboard come in their order', async () => {
  const {cache, answerAll} = cacheOver();
  const loading = cache.load(500, 2_500);
  await answerAll();
  expect((await loading).map(({firstRow}) => firstRow)).toEqual([0, 1_000, 2_000]);
});
