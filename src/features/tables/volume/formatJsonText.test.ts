import {expect, test} from 'vitest';
import {formatJsonText} from './formatJsonText';

test('whole JSON reads as JSON.stringify sets it', () => {
  const value = [{a: 1, b: 'x, {y}: "z" \\', c: [], d: {}, e: [1, [null, true]]}, {a: -1.5e3}];
  expect(formatJsonText(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
});

test.each([
  ['[{"a":1,"b', '[\n  {\n    "a": 1,\n    "b'],
  ['[{"a":"1\\', '[\n  {\n    "a": "1\\'],
  ['[1,', '[\n  1,'],
  ['', ''],
])('what breaks off is shown so far: %j', (text, shown) =>
  expect(formatJsonText(text)).toBe(shown),
);

test('records on lines of their own stay apart', () =>
  expect(formatJsonText('{"a":1}\n{"a":2}')).toBe('{\n  "a": 1\n}\n{\n  "a": 2\n}'));

test('no character is lost or added but blanks', () => {
  const text = '}{]"a b" : x[1 2,,"';
  const without = (some: string) => some.replaceAll(/\s/g, '');
  expect(without(formatJsonText(text))).toBe(without(text));
});
