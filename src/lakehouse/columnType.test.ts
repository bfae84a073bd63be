import {expect, test} from 'vitest';
import {normalColumnType, parseColumnType} from './columnType';

test('one type has one text', () =>
  expect(normalColumnType('STRUCT(a BIGINT, "b" DATE[])[]')).toBe(
    normalColumnType('STRUCT("a" BIGINT, b DATE[])[]'),
  ));

test.each(['INTEGER', 'STRUCT(a INTEGER)', 'DECIMAL(3,1)[]', 'nonsense!', ''])(
  '%j is no type of the lake',
  (text) => expect(() => parseColumnType(text)).toThrow(RangeError),
);
