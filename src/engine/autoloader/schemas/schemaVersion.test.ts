import {expect, test} from 'vitest';
import {tableForEndpoint} from '#/lakehouse/tables';
import {declaredVersion, nextVersion, schemaChanges, schemaFileText} from './schemaVersion';

const first = declaredVersion(tableForEndpoint('laps'), Date.UTC(2026, 0, 1));
const cause = {batchId: 7, path: 'laps/a.json', createdAt: 0, hinted: new Set(['hint'])};

test('the declared columns are version 0', () => {
  expect(first.version).toBe(0);
  expect(first.columns).toContainEqual({name: 'session_key', type: 'BIGINT', origin: 'declared'});
});

test('the same columns make no new version', () =>
  expect(nextVersion(first, first.columns, cause)).toBeNull());

test('a new column makes a version that names its cause and where the column is from', () => {
  const stored = [
    ...first.columns,
    {name: 'wind', type: 'DOUBLE'},
    {name: 'hint', type: 'BIGINT'},
  ] as const;
  const next = nextVersion(first, stored, cause);
  expect(next).toMatchObject({version: 1, batchId: 7, path: 'laps/a.json'});
  expect(schemaChanges(first.columns, next?.columns ?? [])).toEqual({
    added: [
      {name: 'wind', type: 'DOUBLE', origin: 'inferred'},
      {name: 'hint', type: 'BIGINT', origin: 'hinted'},
    ],
    changed: [],
  });
});

test('a type that changed is told with the one before', () => {
  const stored = first.columns.map(({name, type}) => ({
    name,
    type: name === 'session_key' ? ('DOUBLE' as const) : type,
  }));
  const next = nextVersion(first, stored, cause);
  expect(schemaChanges(first.columns, next?.columns ?? []).changed).toEqual([
    {name: 'session_key', type: 'DOUBLE', typeBefore: 'BIGINT', origin: 'inferred'},
  ]);
});

test('the file is JSON that says all of it', () => {
  const {columns, ...head} = JSON.parse(schemaFileText(first));
  expect(head).toEqual({
    table: 'bronze_laps',
    endpoint: 'laps',
    version: 0,
    created_at: '2026-01-01T00:00:00.000Z',
    batch_id: null,
    source_file: null,
  });
  expect(columns).toHaveLength(first.columns.length);
  expect(columns).toContainEqual({name: 'session_key', type: 'BIGINT', from: 'declared'});
});
