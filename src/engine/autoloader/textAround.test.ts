import {expect, test} from 'vitest';
import {textAround} from './textAround';

const around = (text: string, byte: number) => textAround(new Blob([text]), byte);

test('a short file is shown whole, with the byte apart', async () => {
  expect(await around('[1,}]', 3)).toEqual({before: '[1,', at: '}', after: ']', from: 0, bytes: 5});
});

test('where the file ends too soon, nothing is at the byte', async () => {
  expect(await around('[1,', 3)).toMatchObject({before: '[1,', at: '', after: ''});
  expect(await around('', 0)).toMatchObject({before: '', at: '', after: '', bytes: 0});
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
