import {expect, test} from 'vitest';
import {AppError} from '#/base/errors';
import {type OpenFile, openedMeanwhile, whole} from './openFile';

/** A file that notes what is done with it, and the opening of it. */
function notedFile() {
  const done: string[] = [];
  const file: OpenFile = {
    write: async (bytes) => void done.push(`write ${bytes.length}`),
    close: async () => void done.push('close'),
    abandon: async () => void done.push('abandon'),
  };
  const open = async () => {
    await Promise.resolve();
    done.push('open');
    return file;
  };
  return {open, done};
}

test('what is written to a file before it is open is in it, in order', async () => {
  const {open, done} = notedFile();
  const file = openedMeanwhile(open());
  await whole(file, async () => {
    expect(done).toEqual([]);
    await file.write(new Uint8Array(1));
    await file.write(new Uint8Array(2));
  });
  expect(done).toEqual(['open', 'write 1', 'write 2', 'close']);
});

test('a file that fails before it is open is abandoned when it is', async () => {
  const {open, done} = notedFile();
  const failing = whole(openedMeanwhile(open()), async () => {
    throw new AppError('cancelled', 'Export cancelled');
  });
  await expect(failing).rejects.toMatchObject({code: 'cancelled'});
  expect(done).toEqual(['open', 'abandon']);
});

test.each([
  ['with the first write', true],
  ['at its end', false],
])('that it could not be opened is told %s', async (_, writes) => {
  const file = openedMeanwhile(
    Promise.reject(new AppError('storage.quota', 'The browser gave this site no more storage')),
  );
  const work = whole(file, async () => {
    if (writes) await file.write(new Uint8Array(1));
  });
  await expect(work).rejects.toMatchObject({code: 'storage.quota'});
});
