import {expect, test} from 'vitest';
import {limitedSql} from './limitedSql';

test.each([
  'select 1',
  'WITH a as (select 1) select * from a',
  'from gold_race_summary',
  'values (1)',
  '-- who won\nselect winner from gold_race_summary',
  '/* two\nlines */ select 1',
])('a query is limited: %s', (sql) =>
  expect(limitedSql(sql, 10)).toBe(`select * from (\n${sql}\n) limit 10`),
);

test('a semicolon at the end is no part of a subquery', () =>
  expect(limitedSql(' select 1 ;\n', 2)).toBe('select * from (\nselect 1\n) limit 2'));

test('a comment at the end does not swallow the limit', () =>
  expect(limitedSql('select 1 -- one', 2)).toMatch(/-- one\n\) limit 2$/));

test.each(['describe gold_race_summary', 'show tables', 'explain select 1', '', '-- nothing'])(
  'what is no query is left alone: %s',
  (sql) => expect(limitedSql(sql, 10)).toBeNull(),
);
