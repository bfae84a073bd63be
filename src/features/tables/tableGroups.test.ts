import {expect, test} from 'vitest';
import {tables} from '#/lakehouse/tables';
import {tableGroups} from './tableGroups';

const found = (search: string) =>
  tableGroups(tables, null, search).flatMap((group) =>
    group.tables.map(({definition}) => definition.name),
  );

test('without a search every table is listed, gold first', () => {
  expect(found('')).toHaveLength(tables.length);
  expect(tableGroups(tables, null, '').map(({layer}) => layer)).toEqual([
    'gold',
    'silver',
    'bronze',
  ]);
});
test('a search finds tables by the columns they have', () =>
  expect(found('lap_duration')).toEqual(expect.arrayContaining(['bronze_laps', 'silver_laps'])));
test('every word must be found', () => expect(found('silver pit zebra')).toEqual([]));
