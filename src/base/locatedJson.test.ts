import {expect, test} from 'vitest';
import {placeOf, plainJson, readLocatedJson} from './locatedJson';

const read = (text: string) => readLocatedJson(text);

test.each([
  '{}',
  '[]',
  'null',
  ' {"a": [1, -2.5e3, true, null, "\\u00e9\\n"], "b": {"c": {}}} ',
  '{"__proto__": 1, "constructor": {"x": []}}',
])('%s is read as JSON.parse reads it', (text) => {
  const reading = read(text);
  if (reading.kind === 'fault') throw new Error(reading.problem);
  expect(JSON.stringify(plainJson(reading.json))).toBe(JSON.stringify(JSON.parse(text)));
});

test.each([
  ['', 0, /ends too soon: a value/],
  ['{"a": 1,}', 7, /Take the comma before }/],
  ['{"a": 1 "b": 2}', 8, /comma or } is missing before `"`/],
  ['{"a" 1}', 5, /A colon is missing/],
  ['{a: 1}', 1, /key between double quotation marks/],
  ["{'a': 1}", 1, /key between double quotation marks/],
  ['{"a": True}', 6, /Write true in small letters/],
  ['{"a": x}', 6, /x is no value/],
  ['{"a": 01}', 6, /01 is no value/],
  ['[1, // one\n2]', 4, /no comments/],
  ['{"a": 1, "a": 2}', 9, /`a` is there twice/],
  ['{"a": "b\n"}', 6, /no closing quotation mark/],
  ['"\\x"', 0, /backslash that JSON does not allow/],
  ['{} {}', 3, /Nothing may follow/],
  ['['.repeat(60), 41, /levels/],
])('%j has its fault at %i', (text, at, problem) => {
  expect(read(text)).toEqual({
    kind: 'fault',
    at,
    problem: expect.stringMatching(problem) as string,
  });
});

test('every value tells where it stands, in lines and columns from 1', () => {
  const text = '{\n  "a": [1,\n    true]\n}';
  const reading = read(text);
  const array =
    reading.kind === 'json' && reading.json.kind === 'object' && reading.json.members[0]?.value;
  const second = array && array.kind === 'array' ? array.items[1] : undefined;
  expect(second && placeOf(text, second.at)).toEqual({line: 3, column: 5});
});
