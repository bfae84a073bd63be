import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {ingestSearchText, parseIngestSearch} from './ingestSearch';

const parse = (text: string) => parseIngestSearch(new URLSearchParams(text));

test('a link with several sessions opens them all', () =>
  expect(parse('source=openf1&session=9606&session=9161')).toEqual({
    source: 'openf1',
    year: null,
    sessionKeys: [9606, 9161],
    latest: null,
  }));

test('without a source it is the sample weekend', () =>
  expect(parse('')).toEqual({source: 'sample', year: null, sessionKeys: [], latest: null}));

test.each(['session', 'meeting'] as const)('a link to the latest %s is understood', (of) =>
  expect(parse(`source=openf1&${of}=latest`)).toMatchObject({latest: of, sessionKeys: []}),
);

test('nonsense and repetition are passed over', () =>
  expect(parse('source=ftp&year=19x4&session=x&session=-3&session=9606&session=9606')).toEqual({
    source: 'sample',
    year: null,
    sessionKeys: [9606],
    latest: null,
  }));

test('a choice survives its link', () =>
  fc.assert(
    fc.property(
      fc.constantFrom('sample' as const, 'openf1' as const, 'local' as const),
      fc.option(fc.integer({min: 2023, max: 2099})),
      fc.uniqueArray(fc.integer({min: 1, max: 999_999})),
      fc.constantFrom('session' as const, 'meeting' as const, null),
      (source, year, sessionKeys, latest) => {
        const choice = {source, year, sessionKeys, latest};
        expect(parse(ingestSearchText(choice))).toEqual(choice);
      },
    ),
  ));
