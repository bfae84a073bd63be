import {expect, test} from 'vitest';
import {changedValues, wholeRows} from './rowDiff';

const names = ['session_key', 'driver_number', 'lap_duration', '_batch_id'];

test('a changed row is told value by value, by its key', () => {
  const rows = [
    {
      change: 'changed' as const,
      names,
      before: ['11', '1', '90.0', '1'],
      after: ['11', '1', null, '2'],
    },
  ];
  expect(changedValues(rows, ['session_key', 'driver_number'], ['_batch_id'])).toEqual([
    {row: 'session_key 11, driver_number 1', column: 'lap_duration', before: '90.0', after: null},
  ]);
});

test('rows added and removed are told whole', () => {
  const rows = [
    {change: 'added' as const, names: ['a', 'b'], before: null, after: ['1', null]},
    {change: 'removed' as const, names: ['a', 'b'], before: ['2', '3'], after: null},
  ];
  expect(wholeRows(rows)).toEqual([
    {a: '1', b: null},
    {a: '2', b: '3'},
  ]);
});
