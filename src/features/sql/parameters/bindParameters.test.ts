import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {assert, pre, property, string as anyString} from 'fast-check';
import {beforeAll, expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {bindParameters, parametersOf} from './bindParameters';
import type {ParameterValue} from './parameterValue';

const text = (value: string): ParameterValue => ({type: 'text', text: value});
let db: DuckDBConnection;
beforeAll(async () => {
  db = await openTestDatabase();
  db.query('create table kept as select 1 as one');
});

test('parameters are found by both spellings, once each, and not in strings, names and comments', () => {
  const sql =
    'select {{ a }}, $b, {{a}}, \'{{c}}\', "$d", $$ {{e}} $$, $t$ $f $t$ -- $g\n/* {{h}} */ from t where x = $1';
  expect(parametersOf(sql)).toEqual(['a', 'b', '1']);
});

const hostile = [
  "'; drop table kept; --",
  "' or 1=1 --",
  String.raw`\'; drop table kept; --`,
  "''",
  "'",
  '$$; drop table kept; $$',
  '*/ drop table kept /*',
  '{{x}}',
  '$x',
  'a\nb',
  '"; drop table kept; "',
  '€𝄞',
];

test.each(hostile)('a text stays the text that was typed: %j', (value) => {
  const {sql, missing} = bindParameters('select {{x}} as a, $x as b from kept', {x: text(value)});
  expect(missing).toEqual([]);
  expect(plainRows(db, sql)).toEqual([{a: value, b: value}]);
});

test.each(hostile)('a name is one name: %j', (value) => {
  const {sql} = bindParameters('select 7 as {{x}}', {x: {type: 'name', text: value}});
  expect(plainRows(db, sql)).toEqual([{[value.trim()]: 7}]);
});

test.each([
  ['select e{{x}}', String.raw`\'; drop table kept; --`],
  ["select 'a'{{x}}", "'; drop table kept; --"],
  ["select {{x}}'b'", "'; drop table kept; --"],
  ['select {{x}}{{x}}', "'; drop table kept; --"],
  ['select 1 -{{x}}', "'; drop table kept; --"],
  ['select $$a$$$x', '$$; drop table kept; --'],
  ['select "a"$x', '"; drop table kept; --'],
])('what is beside a parameter does not become part of it: %s', (sql, value) => {
  const bound = bindParameters(sql, {x: text(value)});
  try {
    db.query(bound.sql);
  } catch (thrown) {
    expect(String(thrown)).toMatch(/Error/);
  }
  expect(plainRows(db, 'select one from kept')).toEqual([{one: 1}]);
});

test('any text comes back as it is, beside whatever stands there', () =>
  assert(
    property(anyString({unit: 'grapheme', maxLength: 20}), (value) => {
      pre(!value.includes('\0'));
      const {sql} = bindParameters('select ({{x}}) as a, -- {{x}}\n[$x,{{x}}] as b', {
        x: text(value),
      });
      expect(plainRows(db, `select a, b[1] as c, b[2] as d from (${sql})`)).toEqual([
        {a: value, c: value, d: value},
      ]);
    }),
    {numRuns: 50},
  ));

test.each([
  ['number', '-5', -5],
  ['number', ' 1e3 ', 1000],
  ['number', '.5', 0.5],
  ['boolean', 'true', true],
  ['date', '2024-02-29', Date.UTC(2024, 1, 29)],
  ['time', '2024-02-29T12:34', Date.UTC(2024, 1, 29, 12, 34)],
] as const)('a %s is its value: %s', (type, value, expected) => {
  const {sql, missing} = bindParameters('select {{x}} as v', {x: {type, text: value}});
  expect(missing).toEqual([]);
  const [row] = plainRows(db, type === 'number' ? `select v::double as v from (${sql})` : sql);
  expect(Number(row?.['v'])).toBe(Number(expected));
});

test('a minus before a negative number begins no comment', () => {
  const {sql} = bindParameters('select (1 -{{x}})::int as v', {x: {type: 'number', text: '-5'}});
  expect(plainRows(db, sql)).toEqual([{v: 6}]);
});

test.each([
  ['number', '1; drop table kept'],
  ['number', '1 or 1=1'],
  ['number', ''],
  ['number', '0x10'],
  ['boolean', 'yes'],
  ['date', '2023-02-29'],
  ['date', "2024-01-01'; --"],
  ['time', '2024-01-01 25:00'],
  ['name', ''],
  ['text', 'a\0b'],
] as const)('what is no %s is not run: %j', (type, value) =>
  expect(bindParameters('select $x', {x: {type, text: value}}).missing).toEqual(['x']),
);

test('a parameter without a value is an empty text, also one called like what every object has', () =>
  expect(bindParameters('select {{constructor}}', {}).sql).toBe("select ''"));

test('a place of what ran is found in what was written', () => {
  const written = 'select {{a}}, $b, wrong from t';
  const {sql, writtenAt} = bindParameters(written, {
    a: text('much longer than its name'),
    b: {type: 'number', text: '1'},
  });
  expect(writtenAt(sql.indexOf('wrong'))).toBe(written.indexOf('wrong'));
  expect(writtenAt(sql.indexOf('longer'))).toBe(written.indexOf('{{a}}'));
  expect(writtenAt(0)).toBe(0);
});
