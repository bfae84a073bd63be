import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {type ByteSource, blobSource} from '#/base/blobSource';
import {MalformedFile} from './fault';
import {inflatedText, plainText, type TextStream} from './textStream';

const rows = (count: number) =>
  `[${Array.from({length: count}, (_, i) => `{"n":${i},"text":"lap ${i * 7919}"}`).join(',\n')}]`;
const source = (bytes: Uint8Array<ArrayBuffer>) => blobSource(new Blob([bytes]));
const gzip = (text: string) => new Uint8Array(gzipSync(text));

const damaged = /: the gzip file is damaged$/;

/** What can be read in pieces of `length` bytes, and what it ends with. */
async function readAll(text: TextStream, length: number) {
  const pieces: Uint8Array[] = [];
  let fault: unknown = null;
  try {
    while (!text.isAtEnd) {
      const piece = new Uint8Array(length);
      pieces.push(piece.subarray(0, await text.read(piece)));
    }
  } catch (thrown) {
    fault = thrown;
  }
  await text.close();
  const says = fault instanceof MalformedFile ? `${fault.byte}: ${fault.reason}` : fault;
  return {text: Buffer.concat(pieces).toString(), fault: says};
}

test.each([1, 7, 4096, 10_000_000])('text is the same in pieces of %i bytes', async (length) => {
  const text = rows(length < 10 ? 20 : 100_000);
  const is = {text, fault: null};
  expect(await readAll(inflatedText(source(gzip(text))), length)).toEqual(is);
  const bytes = new TextEncoder().encode(text);
  expect(await readAll(plainText(source(bytes)), length)).toEqual(is);
});

describe('of a file of several members', () => {
  const parts = [rows(30_000), '', 'x', rows(50_000)];
  const whole = parts.join('');
  /** A header with everything a header may have. */
  const named = (text: string) => {
    const plain = gzip(text);
    const more = [3, 0, 1, 2, 3, ...Buffer.from('a name\0a comment\0')];
    return Buffer.concat([
      plain.slice(0, 3),
      Uint8Array.of(4 + 8 + 16),
      plain.slice(4, 10),
      Uint8Array.from(more),
      plain.slice(10),
    ]);
  };
  const joined = (...members: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(members));
  const members = joined(...parts.map((text, i) => (i === 3 ? named(text) : gzip(text))));

  test.each([1000, 10_000_000])('all are read, in pieces of %i bytes', async (length) =>
    expect(await readAll(inflatedText(source(members)), length)).toEqual({
      text: whole,
      fault: null,
    }),
  );

  test('they may be many and small, as bgzip makes them', async () => {
    const texts = Array.from({length: 3000}, (_, i) => `{"n":${i}}\n`);
    const file = joined(...texts.map(gzip), gzip(''));
    const is = {text: texts.join(''), fault: null};
    expect(await readAll(inflatedText(source(file)), 64)).toEqual(is);
  });

  test('one may end anywhere in a piece of the file', async () => {
    const bytes = gzip('two');
    for (const before of [0, 1, 2, 3, 8, 18]) {
      // Stored, not compressed: 23 bytes more than the text.
      const text = 'x'.repeat(2 ** 15 - 23 - before);
      const stored = new Uint8Array(gzipSync(text, {level: 0}));
      expect(stored.length).toBe(2 ** 15 - before);
      const is = {text: `${text}two`, fault: null};
      expect(await readAll(inflatedText(source(joined(stored, bytes))), 50_000)).toEqual(is);
    }
  });

  test('zeros behind the last are no part of it', async () => {
    const file = joined(gzip('one'), new Uint8Array(70_000));
    expect(await readAll(inflatedText(source(file)), 100)).toEqual({text: 'one', fault: null});
  });

  test('what else is behind is told with its place', async () => {
    const first = gzip('one');
    const file = joined(first, new TextEncoder().encode('two'));
    const fault = `3: expected another gzip member or the end at byte ${first.length} of the gzip file`;
    expect(await readAll(inflatedText(source(file)), 100)).toEqual({text: 'one', fault});
  });

  test('one that is cut short or damaged is told with its place', async () => {
    const [first, second] = [gzip('one'), gzip(rows(10_000))];
    const place = `in member 2, which begins at byte ${first.length} of the file`;
    const cut = await readAll(inflatedText(source(joined(first, second.slice(0, 5000)))), 100);
    expect(cut.fault).toBe(`${cut.text.length}: the gzip file is cut short ${place}`);
    expect(`one${rows(10_000)}`.startsWith(cut.text)).toBe(true);
    second.fill(0, second.length - 8, second.length - 4);
    const wrong = await readAll(inflatedText(source(joined(first, second))), 100);
    expect(wrong.fault).toBe(`${wrong.text.length}: the gzip file is damaged ${place}`);
    expect(wrong.text).toBe(`one${rows(10_000)}`);
  });
});

test('an empty text is one', async () =>
  expect(await readAll(inflatedText(source(gzip(''))), 100)).toEqual({text: '', fault: null}));

test.each([0, 5, 100, 5000])(
  'a gzip file cut after %i bytes is told from a whole one',
  async (end) => {
    const whole = rows(10_000);
    const {text, fault} = await readAll(inflatedText(source(gzip(whole).slice(0, end))), 1000);
    expect(whole.startsWith(text)).toBe(true);
    expect(fault).toBe(`${text.length}: the gzip file is cut short`);
  },
);

test('what is no gzip file is told', async () => {
  const {fault} = await readAll(inflatedText(source(new TextEncoder().encode(rows(10)))), 1000);
  expect(fault).toBe('0: expected a gzip file');
});

test('damage is told, and what stands before it is read', async () => {
  const whole = rows(100_000);
  const bytes = gzip(whole);
  bytes.fill(0xff, bytes.length - 1000, bytes.length - 900);
  const {text, fault} = await readAll(inflatedText(source(bytes)), 1000);
  expect(text.length).toBeGreaterThan(whole.length / 2);
  expect(fault).toMatch(damaged);
  expect(fault).toMatch(new RegExp(`^${text.length}:`));
});

test('a wrong checksum is damage', async () => {
  const bytes = gzip(rows(10));
  bytes.fill(0, bytes.length - 8, bytes.length - 4);
  expect((await readAll(inflatedText(source(bytes)), 1000)).fault).toMatch(damaged);
});

test('a file that cannot be read any more fails as it does', async () => {
  const bytes = gzip(rows(100_000));
  const lost = new DOMException('gone', 'NotFoundError');
  const failing: ByteSource = {
    ...source(bytes),
    read: async (into, at) => {
      if (at > 0) throw lost;
      return source(bytes).read(into, at);
    },
  };
  expect((await readAll(inflatedText(failing), 1000)).fault).toBe(lost);
});

test('nothing is read of the file after it is closed', async () => {
  const bytes = gzip(rows(200_000));
  let reads = 0;
  const counting: ByteSource = {
    ...source(bytes),
    read: (into, at) => {
      reads++;
      return source(bytes).read(into, at);
    },
  };
  const text = inflatedText(counting);
  await text.read(new Uint8Array(1000));
  await text.close();
  const before = reads;
  expect(before).toBeLessThan(5);
  await new Promise((resolve) => setImmediate(resolve));
  expect(reads).toBe(before);
});

test('what piles up of a file that inflates a thousandfold is bounded', async () => {
  const bytes = gzip(' '.repeat(200_000_000));
  let taken = 0;
  const counting: ByteSource = {
    ...source(bytes),
    read: async (into, at) => {
      const length = await source(bytes).read(into, at);
      taken = at + length;
      return length;
    },
  };
  const text = inflatedText(counting);
  await text.read(new Uint8Array(1000));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(taken).toBeLessThanOrEqual(3 * 2 ** 15);
  await text.close();
});
