import {expect, test} from 'vitest';
import {bronzeTables} from '#/lakehouse/tables';
import {deletionScope} from './deletionScope';

test('sessions are deleted from the tables that know sessions, a meeting from all', () => {
  const sessions = deletionScope({kind: 'sessions', sessionKeys: [1, 2]});
  const tables = sessions.bronze.map(({table}) => table.name);
  expect(tables).not.toContain('bronze_meetings');
  expect(tables).toContain('bronze_laps');
  expect(sessions.bronze[0]?.where).toBe('session_key IN (1, 2)');
  expect(deletionScope({kind: 'meeting', meetingKey: 7}).bronze).toHaveLength(bronzeTables.length);
});

test('no session is nothing', () => {
  expect(deletionScope({kind: 'sessions', sessionKeys: []})).toEqual({
    bronze: [],
    derived: [],
    files: 'none',
  });
});

test('staged files go without rows, gold without files', () => {
  expect(deletionScope({kind: 'layer', layer: 'staged'})).toMatchObject({
    bronze: [],
    files: 'done',
  });
  const gold = deletionScope({kind: 'layer', layer: 'gold'});
  expect(gold.files).toBe('none');
  expect(new Set(gold.derived.map(({layer}) => layer))).toEqual(new Set(['gold']));
});
