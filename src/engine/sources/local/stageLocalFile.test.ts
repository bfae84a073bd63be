import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {recognise} from './stageLocalFile';

const location = '[{"x":1,"y":2,"z":3}]';

test('a file named after an endpoint keeps the ending of its name', async () => {
  expect(await recognise(new File([''], 'laps_9606.ndjson'))).toEqual({
    endpoint: 'laps',
    extension: 'ndjson',
  });
  expect(await recognise(new File(['no gzip'], 'laps.json.gz'))).toEqual({
    endpoint: 'laps',
    extension: 'json.gz',
  });
});

test('a compressed file is recognised by what it holds', async () => {
  const large = `${location.slice(0, -1)}${`,${location.slice(1, -1)}`.repeat(100_000)}]`;
  for (const text of [location, large]) {
    const file = new File([gzipSync(text)], 'download.json.gz');
    expect(await recognise(file)).toEqual({endpoint: 'location', extension: 'json.gz'});
  }
});

test('a compressed file without an ending is staged as what it holds', async () =>
  expect(await recognise(new File([gzipSync('x,y,z\n1,2,3\n')], 'download'))).toEqual({
    endpoint: 'location',
    extension: 'csv.gz',
  }));

test('a compressed file that breaks off is recognised as far as it goes', async () => {
  const whole = gzipSync(location);
  const cut = whole.subarray(0, whole.length - 4);
  expect(await recognise(new File([cut], 'a.json.gz'))).toMatchObject({endpoint: 'location'});
  const wrong = new File([Uint8Array.of(0x1f, 0x8b, 1, 2, 3)], 'a.json.gz');
  expect(await recognise(wrong)).toBeUndefined();
});
