import {expect, test} from 'vitest';
import {filesSearchText, parseFilesSearch} from './filesSearch';

const parse = (text: string) => parseFilesSearch(new URLSearchParams(text));

test.each(['', 'state=malformed', 'state=pending&table=bronze_laps&page=3'])(
  'the link "%s" is kept as it is',
  (text) => expect(filesSearchText(parse(text))).toBe(text),
);

test('what no list shows is left out of the search', () => {
  expect(parse('state=broken&table=silver_laps&page=0')).toEqual({
    state: 'all',
    table: null,
    page: 1,
  });
});
