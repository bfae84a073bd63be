import {expect, test} from 'vitest';
import {type SchemaVersionRow, versionsWithChanges} from './schemaVersions';

const row = (
  version: number,
  name: string,
  type: string,
  more: Partial<SchemaVersionRow> = {},
): SchemaVersionRow => ({
  version,
  name,
  type,
  origin: 'declared',
  batch_id: null,
  path: null,
  created: version,
  ...more,
});

const caused = {batch_id: 7, path: 'laps/a.json'};
const versions = versionsWithChanges([
  row(0, 'lap', 'BIGINT'),
  row(1, 'lap', 'BIGINT', caused),
  row(1, 'wind', 'DOUBLE', {...caused, origin: 'inferred'}),
  row(2, 'lap', 'DOUBLE', {origin: 'inferred'}),
  row(2, 'wind', 'DOUBLE', {origin: 'inferred'}),
]);

test('versions stand newest first, the first one with nothing to compare to', () => {
  expect(versions.map(({version}) => version)).toEqual([2, 1, 0]);
  expect(versions[2]?.changes).toBeNull();
});

test('an added column and its cause are told', () => {
  expect(versions[1]).toMatchObject({batchId: 7, path: 'laps/a.json'});
  expect(versions[1]?.changes).toEqual([
    {name: 'wind', type: 'DOUBLE', origin: 'inferred', typeBefore: null},
  ]);
});

test('a changed type is told with the one before', () =>
  expect(versions[0]?.changes).toEqual([
    {name: 'lap', type: 'DOUBLE', origin: 'inferred', typeBefore: 'BIGINT'},
  ]));

test('no rows are no versions', () => expect(versionsWithChanges([])).toEqual([]));
