import {expect, test} from 'vitest';
import {textAround} from './textAround';

const around = (text: string, byte: number) => textAround(new Blob([text]), byte);

test('a short file is shown whole, with the byte apart', async () => {
  expect(await around('[1,}]', 3)).toEqual({
    before: '[1,',
    at: '}',
    after: ']',
    from: 0,
    hasMore: false,
  });
});

test('where the file ends too soon, nothing is at the byte', async () => {
  expect(await around('[1,', 3)).toMatchObject({before: '[1,', at: '', after: ''});
  expect(await around('', 0)).toMatchObject({before: '', at: '', after: '', hasMore: false});
  expect(await around('[1,', 99)).toMatchObject({before: '[1,', at: ''});
});

test('of a long file at most 200 bytes are shown, of whole characters', async () => {
  const text = '€'.repeat(1000);
  for (const byte of [300, 301, 302]) {
    const {before, at, after, from} = await around(text, byte);
    expect(before + after).toMatch(/^€+$/);
    expect(at).toBe('€');
    expect(from % 3).toBe(0);
    expect(new Blob([before + at + after]).size).toBeLessThanOrEqual(200);
  }
});

test('bytes that are no UTF-8 are shown as such, one at a time', async () => {
  const file = new Blob([new Uint8Array(500).fill(0xbf)]);
  const {before, at, after} = await textAround(file, 250);
  expect(at).toMatch(/^\ufffd+$/);
  expect((before + at + after).length).toBeLessThanOrEqual(200);
});

test('a compressed file is shown inflated, as far as it goes', async () => {
  const text = Array.from({length: 20_000}, (_, i) => `{"n":${i}}`).join('\n');
  const gzip = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const file = await new Response(gzip).blob();
  for (const byte of [0, 150, 100_000, text.length - 1]) {
    const {before, at, after, from, hasMore} = await textAround(file, byte);
    expect(from + before.length).toBe(byte);
    expect(text.slice(from, from + before.length + 1 + after.length)).toBe(before + at + after);
    expect(hasMore).toBe(byte < text.length - 1);
  }
  const twice = new Blob([file, file]);
  expect(await textAround(twice, text.length)).toMatchObject({at: text[0], from: text.length - 98});
  const {before, at, after} = await textAround(file.slice(0, 3000), 100_000_000);
  expect(before.length).toBeGreaterThan(0);
  expect(text).toContain(before);
  expect(at + after).toBe('');
});
