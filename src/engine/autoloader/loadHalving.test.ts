import {expect, test} from 'vitest';
import {AppError} from '#/base/errors';
import {loadHalving} from './loadHalving';

const loader = (
  isBroken: (file: number) => boolean,
  code: 'internal' | 'cancelled' = 'internal',
) => ({
  load: async (files: readonly number[]) => {
    if (files.some(isBroken)) throw new AppError(code, 'unreadable');
    return files.map((file) => `${file} loaded`);
  },
  setAside: async (file: number, reason: string) => `${file} ${reason}`,
});

test('the one file at fault is set aside, the others load in their order', async () => {
  await expect(
    loadHalving(
      [1, 2, 3, 4, 5],
      loader((file) => file === 4),
    ),
  ).resolves.toEqual(['1 loaded', '2 loaded', '3 loaded', '4 unreadable', '5 loaded']);
});

test('a cancel is no fault of a file', async () => {
  const loading = loadHalving(
    [1, 2],
    loader(() => true, 'cancelled'),
  );
  await expect(loading).rejects.toMatchObject({code: 'cancelled'});
});
