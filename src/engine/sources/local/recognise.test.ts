import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {headBytes, recognise} from './recognise';

const location = '[{"x":1,"y":2,"z":3}]';
const recognised = (path: string, body: string | Uint8Array) =>
  recognise(path, Buffer.from(body).subarray(0, headBytes));
const reason = async (path: string, body: string | Uint8Array) => {
  const found = await recognised(path, body);
  return found.kind === 'refused' ? found.reason : '';
};

describe('what a file holds decides', () => {
  test('against its name', async () => {
    const found = {kind: 'openf1', endpoint: 'location', extension: 'json'};
    expect(await recognised('laps_9606.json', location)).toEqual(found);
    expect(await recognised('location.csv', location)).toEqual(found);
    expect(await recognised('location.json.gz', location)).toEqual(found);
  });
  test('against its ending', async () =>
    expect(await recognised('laps.json', 'x,y,z\n1,2,3\n')).toMatchObject({extension: 'csv'}));
  test('the ending keeps its spelling where it is true', async () =>
    expect(await recognised('laps.NDJSON', '{"x":1,"y":2,"z":3}\n')).toMatchObject({
      extension: 'ndjson',
    }));
});

test('a name decides where the rows leave it open', async () => {
  const laps = {kind: 'openf1', endpoint: 'laps'};
  expect(await recognised('laps_9606.json', '[{"session_key":1}]')).toMatchObject(laps);
  expect(await recognised('laps/9606.json', '[]')).toMatchObject(laps);
  expect(await recognised('laps/9606.json', '[{')).toMatchObject(laps);
});

test('a compressed file is recognised by what it holds, however much that is', async () => {
  const large = `${location.slice(0, -1)}${`,${location.slice(1, -1)}`.repeat(100_000)}]`;
  for (const text of [location, large])
    expect(await recognised('download', gzipSync(text))).toEqual({
      kind: 'openf1',
      endpoint: 'location',
      extension: 'json.gz',
    });
  expect(await recognised('download', gzipSync('x,y,z\n1,2,3\n'))).toMatchObject({
    extension: 'csv.gz',
  });
});

test('a compressed file of several members is recognised by all of their text', async () => {
  const members = Buffer.concat(['[{"x":1,', '"y":2,"z":3', '}]'].map((text) => gzipSync(text)));
  expect(await recognised('download', members)).toMatchObject({
    endpoint: 'location',
    extension: 'json.gz',
  });
});

test('a compressed file that breaks off is recognised as far as it goes', async () => {
  const whole = gzipSync(location);
  expect(await recognised('a.json.gz', whole.subarray(0, -4))).toMatchObject({
    endpoint: 'location',
  });
  const wrong = Uint8Array.of(0x1f, 0x8b, 1, 2, 3);
  expect(await reason('a.json.gz', wrong)).toMatch(/gzip file is damaged/);
});

test.each([
  ['shopping.json', '[{"milk":2}]', /name the file or its folder after the endpoint/],
  ['laps.json', '[{"milk":2}]', /none of that endpoint’s fields, only milk/],
  ['laps.json', '', /empty/],
  ['laps.json', 'no JSON at all', /neither JSON nor CSV/],
  ['laps.json', '[1,2,3]', /no rows/],
  ['laps.json', '[[[[', /no rows/],
  ['laps.json', '{"detail":"No results found."}', /none of that endpoint’s fields/],
  ['laps.html', '<!doctype html>', /web page/],
  ['laps.csv', 'x;y;z\n1;2;3', /commas/],
  ['laps.csv', '\ufffe', /Not|neither/],
  ['laps.csv', Buffer.from('\ufeffx,y,z', 'utf16le'), /UTF-8/],
  ['laps.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), /Not text/],
  ['laps.parquet', 'PAR1....', /Parquet/],
  ['laps.json.gz', gzipSync(gzipSync(location)), /Not text/],
] as const)('%s that begins %j is refused with what to do', async (path, body, words) =>
  expect(await reason(path, body)).toMatch(words),
);
