import {array, assert, constantFrom, integer, property, tuple} from 'fast-check';
import {expect, test} from 'vitest';
import {lastStagedName, nextStagedName} from './stagedName';

const extension = constantFrom('json', 'csv', 'json.gz', 'ndjson');
const noon = Date.UTC(2026, 10, 22, 12, 0, 0);

test('the first name is endpoint and UTC time', () =>
  expect(nextStagedName('laps', noon, null)).toBe('laps_20261122_120000.json'));

test('a taken second counts from 0001', () => {
  const first = nextStagedName('laps', noon, null);
  const second = nextStagedName('laps', noon, first);
  expect(second).toBe('laps_20261122_120000_0001.json');
  expect(nextStagedName('laps', noon, second)).toBe('laps_20261122_120000_0002.json');
});

test('a full second goes on in the next', () =>
  expect(nextStagedName('laps', noon, 'laps_20261122_120000_9999.json')).toBe(
    'laps_20261122_120001.json',
  ));

test('a clock that goes back does not change the order', () =>
  expect(nextStagedName('laps', noon - 60_000, 'laps_20261122_120000.json')).toBe(
    'laps_20261122_120000_0001.json',
  ));

test('endpoints with underscores and digits in their names are told from the time', () =>
  expect(
    nextStagedName('championship_teams', noon, 'championship_teams_20261122_120000.json'),
  ).toBe('championship_teams_20261122_120000_0001.json'));

test('foreign files do not count', () =>
  expect(lastStagedName(['zzz.json', 'laps_20261122_120000.json', 'laps_9606.json'])).toBe(
    'laps_20261122_120000.json',
  ));

test.each(['csv', 'json.gz', 'ndjson', 'jsonl.gz'] as const)(
  'a .%s file is named so',
  (extension) => {
    const first = nextStagedName('laps', noon, null, extension);
    expect(first).toBe(`laps_20261122_120000.${extension}`);
    expect(lastStagedName([first])).toBe(first);
    expect(nextStagedName('laps', noon, first)).toBe('laps_20261122_120000_0001.json');
  },
);

test('names always ascend, whatever the clock and the extensions do', () =>
  assert(
    property(
      array(tuple(integer({min: -5_000, max: 5_000}), extension), {maxLength: 50}),
      (files) => {
        let now = noon;
        let last: string | null = null;
        for (const [step, extension] of files) {
          now += step;
          const name = nextStagedName('pit', now, last, extension);
          if (last !== null) expect(name > last).toBe(true);
          last = name;
        }
      },
    ),
  ));
