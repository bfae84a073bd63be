import {createHash} from 'node:crypto';
import {expect, test} from 'vitest';
import {blobSource} from '#/base/blobSource';
import {hashFile} from './hashFile';

const bytes = Uint8Array.from({length: 9 * 2 ** 20 + 5}, (_, i) => i * 31 + (i >> 8));
const is = createHash('sha256').update(bytes).digest('hex');
const source = blobSource(new Blob([bytes]));

test('a small file is hashed at once', async () => expect(await hashFile(source)).toBe(is));

test('a large one is hashed in windows, with the same result', async () => {
  let largest = 0;
  const watched = {
    ...source,
    read: (into: Uint8Array, at: number) => {
      largest = Math.max(largest, into.length);
      return source.read(into, at);
    },
  };
  expect(await hashFile(watched, bytes.length - 1)).toBe(is);
  expect(largest).toBeLessThan(bytes.length);
});

test('an empty file has the hash of nothing', async () =>
  expect(await hashFile(blobSource(new Blob([])))).toBe(createHash('sha256').digest('hex')));
