import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {endpoints} from '#/domain/endpoints';
import {hasShared, sharedFiles} from '#/testing/shared';
import {endpointOfContent, endpointOfPath, extensionOf} from './recogniseEndpoint';

test.each([
  ['laps.json', 'laps'],
  ['laps_20261122_144700_0001.json', 'laps'],
  ['Laps-Monza.JSON', 'laps'],
  ['session_result_9606.json', 'session_result'],
  ['sessions 2024.json', 'sessions'],
  ['openf1/championship_teams/docs_example.json', 'championship_teams'],
  ['drivers/laps_1.json', 'laps'],
  ['weather/2024/monza.json', 'weather'],
  ['laps.json.gz', 'laps'],
  ['laps_9606.CSV', 'laps'],
  ['weather/9606.ndjson.gz', 'weather'],
])('%s holds %s', (path, endpoint) => expect(endpointOfPath(path)).toBe(endpoint));

test.each(['9606.json', 'pitstops.json', 'lapsed.json', 'my/files/data.json'])(
  'the path %s tells nothing',
  (path) => expect(endpointOfPath(path)).toBeUndefined(),
);

test('field names inside text and inner objects do not count', () =>
  expect(
    endpointOfContent(
      '[{"note":"\\"recording_url\\": {", "inner":{"recording_url":1}, "rainfall":0}]',
    ),
  ).toBeUndefined());
test('only the first row is looked at', () =>
  expect(endpointOfContent('[{"a":1},{"recording_url":"u"}]')).toBeUndefined());
test('a row that goes on after the beginning is told by the fields seen', () =>
  expect(endpointOfContent('[{"x":1,"y":2,"z":3,"date":"2024-')).toBe('location'));
test.each(['', '[]', '<html>', '[1,2]', '{"detail":"No results found."}'])(
  'the content %j tells nothing',
  (head) => expect(endpointOfContent(head)).toBeUndefined(),
);

test('the names in the header of CSV tell, however they are quoted', () => {
  expect(endpointOfContent('date,x,y,z\r\n2023-01-01,1,2,3\r\n')).toBe('location');
  expect(endpointOfContent('\ufeff"x","y","z"')).toBe('location');
  expect(endpointOfContent('a,b\nx,y,z\n')).toBeUndefined();
});
test('the first line of NDJSON tells', () =>
  expect(endpointOfContent('{"x":1,"y":2,"z":3}\n{"x":1}\n')).toBe('location'));

test.each([
  ['laps.JSONL', '{"x":1}', false, 'jsonl'],
  ['laps.JSONL', 'x,y', false, 'csv'],
  ['laps.csv.gz', '[]', true, 'json.gz'],
  ['laps.csv.gz', 'x,y', true, 'csv.gz'],
  ['laps.txt', '[{"x":1}]', false, 'json'],
  ['laps', 'x,y\n1,2', false, 'csv'],
  ['laps.gz', ' x,y\n1,2', true, 'csv.gz'],
  ['laps.gz', '{"x":1}\n', true, 'json.gz'],
  ['laps', '<html>', false, 'json'],
])('%s that begins %j is staged, compressed: %s, as .%s', (path, head, isGzip, extension) =>
  expect(extensionOf(path, {head, isGzip})).toBe(extension),
);

describe.runIf(hasShared)('recorded answers', () => {
  test.each(
    endpoints.flatMap(({name}) =>
      sharedFiles(`openf1/${name}`).map((path) => [name, path] as const),
    ),
  )('%s is recognised by content', (endpoint, path) =>
    expect(endpointOfContent(readFileSync(path, 'utf8').slice(0, 65_536))).toBe(endpoint),
  );
});
