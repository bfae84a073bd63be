import {expect, test} from 'vitest';
import {formatCell, isFigure, shortType} from './formatCell';

test('a timestamp is shown in UTC, without milliseconds when there are none', () => {
  expect(formatCell(Date.UTC(2024, 8, 1, 13, 0, 5), 'TIMESTAMP')).toBe('2024-09-01 13:00:05');
  expect(formatCell(Date.UTC(2024, 8, 1, 13, 0, 5, 250), 'TIMESTAMP')).toBe(
    '2024-09-01 13:00:05.250',
  );
});
test('keys are not grouped by thousands', () => expect(formatCell(9606, 'BIGINT')).toBe('9606'));
test('a fraction keeps at most six decimals', () =>
  expect(formatCell(81.12345678, 'DOUBLE')).toBe('81.123457'));
test('NULL stays apart from text', () => {
  expect(formatCell(null, 'VARCHAR')).toBeNull();
  expect(formatCell('', 'VARCHAR')).toBe('');
});
test('a list is shown as JSON', () => expect(formatCell([1, null], 'BIGINT[]')).toBe('[1,null]'));
test('times inside lists and objects are shown as such', () => {
  const day = Date.UTC(2024, 1, 29);
  expect(formatCell([day, null], 'DATE[]')).toBe('["2024-02-29",null]');
  expect(formatCell([], 'TIMESTAMP[]')).toBe('[]');
  expect(
    formatCell(
      {'a b': day, n: 5, l: [{t: day + 1500}, null]},
      'STRUCT("a b" DATE, n BIGINT, l STRUCT(t TIMESTAMP)[])',
    ),
  ).toBe('{"a b":"2024-02-29","n":5,"l":[{"t":"2024-02-29 00:00:01.500"},null]}');
});
test('only scalars of number types are figures', () => {
  expect(['BIGINT', 'DOUBLE', 'UINTEGER', 'DECIMAL(18,3)'].every(isFigure)).toBe(true);
  expect(['BIGINT[]', 'VARCHAR', 'INTERVAL', 'TIMESTAMP'].some(isFigure)).toBe(false);
});
test('the fields of a struct are not part of its short name', () => {
  expect(shortType('STRUCT(a BIGINT, b STRUCT(c DATE))[]')).toBe('STRUCT[]');
  expect(shortType('BIGINT[]')).toBe('BIGINT[]');
});
