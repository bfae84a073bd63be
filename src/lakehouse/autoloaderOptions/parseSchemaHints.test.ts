import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {parseSchemaHints} from './parseSchemaHints';

function hinted(text: string) {
  const parsed = parseSchemaHints(text);
  return parsed.kind === 'hints'
    ? parsed.hints.map(({path, type}) => `${path.join('.')} ${type}`)
    : `${parsed.at}: ${parsed.problem}`;
}

test('hints are columns with the types of bronze, nested ones by their path', () =>
  expect(hinted('date DATE, user_info.dob DATE, prices ARRAY<INT>')).toEqual([
    'date DATE',
    'user_info.dob DATE',
    'prices BIGINT[]',
  ]));

test.each([
  ['a INT', 'BIGINT'],
  ['a bigint', 'BIGINT'],
  ['a Float', 'DOUBLE'],
  ['a DOUBLE PRECISION', 'DOUBLE'],
  ['a BOOL', 'BOOLEAN'],
  ['a TIMESTAMP_NTZ', 'TIMESTAMP'],
  ['a TIMESTAMP WITH TIME ZONE', 'TIMESTAMP'],
  ['a DATE', 'DATE'],
  ['a DATE[]', 'DATE[]'],
  ['a STRUCT<b: INT, c STRING>', 'STRUCT("b" BIGINT, "c" VARCHAR)'],
  ['a STRUCT(b INT, "c d" DATE)', 'STRUCT("b" BIGINT, "c d" DATE)'],
  ["a ARRAY<STRUCT<`b``c`: STRUCT<d: DOUBLE COMMENT 'x'>>>", 'STRUCT("b`c" STRUCT("d" DOUBLE))[]'],
  ['a STRUCT(b ARRAY<INT>)[]', 'STRUCT("b" BIGINT[])[]'],
  ['a STRING', 'VARCHAR'],
  ['a VARCHAR(20)', 'VARCHAR'],
  ['a DOUBLE[]', 'DOUBLE[]'],
  ['a VARCHAR[3]', 'VARCHAR[]'],
  ['a ARRAY < STRING >', 'VARCHAR[]'],
  ["a INT COMMENT 'it''s a, count'", 'BIGINT'],
])('%s is %s', (text, type) => expect(hinted(text)).toEqual([`a ${type}`]));

test('a path leads into structs and lists', () =>
  expect(hinted('items.element.price DOUBLE, items.element.`a.b` DATE, `x y`.z INT')).toEqual([
    'items.element.price DOUBLE',
    'items.element.a.b DATE',
    'x y.z BIGINT',
  ]));

test('names with other characters stand in quotes', () =>
  expect(hinted('`a b` INT, "c.d" INT, `e``f`.g INT, größe INT')).toEqual([
    'a b BIGINT',
    'c.d BIGINT',
    'e`f.g BIGINT',
    'größe BIGINT',
  ]));

test.each([
  ['', '0: the name of a column belongs here, not the end.'],
  ['a', '1: a type belongs here, not the end.'],
  ['a INT b INT', '6: a comma or the end belongs here, not b.'],
  ['a INT,', '6: the name of a column belongs here, not the end.'],
  ['1a INT', '0: the name of a column belongs here, not 1a.'],
  ['a ARRAY<INT', '11: > belongs here, not the end.'],
  ['a ARRAY', '7: < belongs here, not the end.'],
  ['a MAP<STRING>', '12: , belongs here, not >.'],
  ['a VARCHAR(x)', '10: a length belongs here, not x.'],
  ['a INT, A DOUBLE', '7: A has a hint already.'],
  ['a.b INT, A.B DOUBLE', '9: A.B has a hint already.'],
  ['a STRUCT<b INT>, a.c INT', '17: a has a hint already: say both in one STRUCT.'],
  ['a.c INT, a INT', '9: a.c has a hint already: say both in one STRUCT.'],
  [
    'a STRUCT<b INT, B INT>',
    '2: the STRUCT has the field B twice: names differ in more than case.',
  ],
  ['a INT COMMENT 5', '14: a text in single quotes belongs here, not 5.'],
])('%j is refused with the place', (text, problem) => expect(hinted(text)).toBe(problem));

test.each([
  ['tags MAP<STRING, STRING>', 5, 'MAP'],
  ["s STRUCT<a: INT, b STRING COMMENT 'x', c: ARRAY<MAP<INT, INT>>>", 2, 'MAP'],
  ['s STRUCT<a: DECIMAL(3)>', 2, 'DECIMAL'],
  ['a INT[][]', 2, 'list of lists'],
  ['a DECIMAL(10, 2)', 2, 'DECIMAL'],
  ['b INT, a GEOMETRY', 9, 'GEOMETRY'],
])('%s is a type that bronze does not have', (text, at, type) => {
  expect(hinted(text)).toMatch(
    new RegExp(`^${at}: bronze has no ${type}.*; it has BIGINT, DOUBLE`),
  );
});

test('any text ends in hints or a problem inside it', () =>
  fc.assert(
    fc.property(fc.string({unit: fc.constantFrom(...Array.from('aI NT,.<>:[]()`"\''))}), (text) => {
      const parsed = parseSchemaHints(text);
      if (parsed.kind === 'problem') expect(parsed.at).toBeLessThanOrEqual(text.length);
    }),
  ));
