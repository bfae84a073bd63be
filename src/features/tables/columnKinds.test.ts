import {expect, test} from 'vitest';
import type {TableDefinition} from '#/lakehouse/define';
import {schemaRows} from './columnKinds';

const pit: TableDefinition = {
  name: 'silver_pit',
  layer: 'silver',
  doc: 'Pit lane visits',
  columns: {
    lap_number: {type: 'BIGINT', doc: 'Counts from 1', unit: 'lap'},
    lane_duration: {type: 'DOUBLE', doc: 'Entry to exit', unit: 's'},
  },
  expectations: [],
  inputs: ['bronze_pit'],
  key: ['lap_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  sql: 'select 1',
};

test('a column the source added later is told apart', () => {
  const actual = [
    {column_name: 'lap_number', data_type: 'BIGINT'},
    {column_name: '_processed_timestamp', data_type: 'TIMESTAMP'},
    {column_name: 'tyre_gun', data_type: 'VARCHAR'},
  ];
  expect(schemaRows(pit, actual).map(({name, origin}) => [name, origin])).toEqual([
    ['lap_number', 'defined'],
    ['lane_duration', 'defined'],
    ['_processed_timestamp', 'added'],
    ['tyre_gun', 'evolved'],
  ]);
});

test('a column of another type than the defined one has its real type, and says so', () => {
  const [lap] = schemaRows(pit, [{column_name: 'lap_number', data_type: 'VARCHAR'}]);
  expect(lap).toMatchObject({type: 'VARCHAR', origin: 'widened', doc: 'Counts from 1'});
});

test('key columns are marked', () =>
  expect(
    schemaRows(pit, [])
      .filter(({isKey}) => isKey)
      .map(({name}) => name),
  ).toEqual(['lap_number']));
