import {expect, test} from 'vitest';
import {parseSearchText, searchText} from './searchText';

test.each(['?source=openf1&session=9606&session=9161', '?year=2026', ''])(
  'the link %j reads and writes back the same',
  (link) => expect(searchText(parseSearchText(link))).toBe(link),
);
test('numbers stay text', () =>
  expect(parseSearchText('?session=9606')).toEqual({session: '9606'}));
