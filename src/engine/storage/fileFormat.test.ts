import {expect, test} from 'vitest';
import {formatOf} from './fileFormat';

test.each([
  ['laps.json', 'json', false],
  ['laps/laps_20261122_120000.JSON', 'json', false],
  ['laps.json.gz', 'json', true],
  ['laps.ndjson', 'ndjson', false],
  ['laps.jsonl.gz', 'ndjson', true],
  ['laps.2024.csv', 'csv', false],
  ['laps.CSV.GZ', 'csv', true],
])('%s holds %s, compressed: %s', (name, rows, isGzip) =>
  expect(formatOf(name)).toMatchObject({rows, isGzip}),
);

test.each([
  'laps',
  'laps.gz',
  'laps.txt',
  'laps.json.zip',
  'json',
  'laps.json.gz.part',
  'a.json/b',
])('%s is none that is read', (name) => expect(formatOf(name)).toBeNull());
