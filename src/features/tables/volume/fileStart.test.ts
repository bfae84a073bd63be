import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {fileStart} from './fileStart';

const long = `[${'{"name":"Hülkenberg"},'.repeat(5_000)}{}]`;
const bytes = (text: string | Uint8Array) => new Blob([new Uint8Array(Buffer.from(text))]);
const gzip = (text: string) => gzipSync(text);

test('a short file is shown whole', async () => {
  const is = {text: '[{"n":1}]', isWhole: true, isJson: true};
  expect(await fileStart(bytes(is.text), 'laps.json')).toEqual(is);
  expect(await fileStart(bytes(gzip(is.text)), 'laps.json.gz')).toEqual(is);
});

test('of a long one the beginning is, in whole characters', async () => {
  const is = {text: long.slice(0, 20_000), isWhole: false, isJson: true};
  expect(await fileStart(bytes(long), 'laps.json')).toEqual(is);
  expect(await fileStart(bytes(gzip(long)), 'laps.json.gz')).toEqual(is);
});

test('a compressed file of several members is shown as one text', async () => {
  const file = Buffer.concat([gzip('n,text\n'), gzip('1,a\n')]);
  const is = {text: 'n,text\n1,a\n', isWhole: true, isJson: false};
  expect(await fileStart(bytes(file), 'laps.csv.gz')).toEqual(is);
});

test('a damaged one is shown up to the damage', async () => {
  const {text, isWhole} = await fileStart(bytes(gzip(long).subarray(0, -100)), 'laps.json.gz');
  expect(long.startsWith(text)).toBe(true);
  expect(text.length).toBeGreaterThan(1000);
  expect(isWhole).toBe(false);
  await expect(fileStart(bytes('no gzip'), 'a.json.gz')).rejects.toThrow('expected a gzip file');
});
