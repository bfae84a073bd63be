import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {decode, schema} from './oracle';
import {longestCorruptText, type ReadRules} from './readRules';

const columns = schema('a:BIGINT b:VARCHAR');
const every = (text: string) => Array.from({length: Buffer.byteLength(text)}, (_, i) => i);
type Options = NonNullable<Parameters<typeof decode>[2]>;

/** Decodes at once and byte by byte: both give the same. */
function decoded(text: string, rules: Partial<ReadRules>, options: Options = {}, of = columns) {
  const whole = decode(text, of, {...options, rules});
  const {chunks: _, ...bytewise} = decode(text, of, {...options, rules, cuts: every(text)});
  expect(whole).toMatchObject(bytewise);
  return whole;
}

describe('rescued data', () => {
  test('is not kept without a column for it: misfits are NULL, new keys are dropped', () => {
    const text = '[{"a":"x","b":"y","new":1},{"a":1,"new":2}]';
    expect(decoded(text, {})).toMatchObject({rescuedRows: 2});
    expect(decoded(text, {rescuedColumn: null})).toMatchObject({
      rows: [
        [null, 'y'],
        [1n, null],
      ],
      rescued: [null, null],
      rescuedRows: 0,
      newColumns: [{name: 'new', type: 'BIGINT'}],
    });
  });
});

describe('keys in another case', () => {
  const text = '[{"A":1,"b":"x"},{"A":2,"b":"y"}]';
  test('are rescued when case counts', () =>
    expect(decoded(text, {})).toMatchObject({
      rows: [
        [null, 'x'],
        [null, 'y'],
      ],
      rescuedRows: 2,
    }));
  test('are the column’s when it does not', () =>
    expect(decoded(text, {isCaseSensitive: false})).toMatchObject({
      rows: [
        [1n, 'x'],
        [2n, 'y'],
      ],
      rescuedRows: 0,
    }));
  test('of both ways in one object the last wins and the other is rescued', () => {
    const {rows, rescued} = decoded('[{"a":1,"A":2},{"A":3,"a":4},{"a":5,"A":null}]', {
      isCaseSensitive: false,
    });
    expect(rows.map(([a]) => a)).toEqual([2n, 4n, null]);
    expect(rescued.map((text) => JSON.parse(text ?? '{}') as unknown)).toMatchObject([
      {a: 1},
      {A: 3},
      {a: 5},
    ]);
  });
  test('of a CSV header do the same', () => {
    const csv = {format: 'csv'} as const;
    expect(decoded('A,B\n1,x\n', {isCaseSensitive: false}, csv).rows).toEqual([[1n, 'x']]);
    const both = decoded('a,b,A\n1,x,2\n', {isCaseSensitive: false}, csv);
    expect(both.rows).toEqual([[2n, 'x']]);
    expect(both.rescued[0]).toContain('"a":"1"');
  });
  test('new keys that differ by case are one new column', () => {
    const {newColumns} = decoded('[{"New":1},{"NEW":2.5},{"new":3}]', {isCaseSensitive: false});
    expect(newColumns).toEqual([{name: 'New', type: 'DOUBLE'}]);
  });
});

const badLines: readonly (readonly [string, string])[] = [
  ['an object that is not closed', '{"a":7'],
  ['an open string', '{"b":"x'],
  ['something behind the object', '{"a":7} x'],
  ['two objects', '{"a":7}{"a":8}'],
  ['brackets that nothing closes', '{"a":[[[{"b":['],
  ['no object', '[1]'],
  ['a word', 'oops'],
  ['a zero byte', '{"a":7,"b":"\0"}'],
];

describe('malformed lines', () => {
  const drop = {malformedRecord: 'drop'} as const;
  const keep = {malformedRecord: 'keep', corruptColumn: 'bad'} as const;
  const withBad = schema('a:BIGINT b:VARCHAR bad:VARCHAR');

  test.each(badLines)('%s is dropped and the good lines are read', (_, bad) => {
    for (const lineEnd of ['\n', '\r\n', '\n\n'])
      for (const lines of [
        [bad, '{"a":1}', '{"a":2}'],
        ['{"a":1}', bad, '{"a":2}'],
        ['{"a":1}', '{"a":2}', bad],
      ])
        expect(decoded(lines.join(lineEnd), drop, {format: 'ndjson'})).toMatchObject({
          rows: [
            [1n, null],
            [2n, null],
          ],
          malformedRows: 1,
        });
  });

  test.each(badLines)('%s is kept as it stands in the column for it', (_, bad) =>
    expect(decoded(`{"a":1}\n${bad}\r\n{"a":2}`, keep, {format: 'ndjson'}, withBad)).toMatchObject({
      rows: [
        [1n, null, null],
        [null, null, bad],
        [2n, null, null],
      ],
      malformedRows: 1,
    }),
  );

  test('a key with the name of that column is not its value', () => {
    const {rows, rescued} = decoded('{"bad":"x"}', keep, {format: 'ndjson'}, withBad);
    expect(rows).toEqual([[null, null, null]]);
    expect(rescued[0]).toContain('"bad":"x"');
  });

  test('what is no UTF-8 is kept as far as it is text', () => {
    const bytes = Uint8Array.from([...Buffer.from('{"b":"x'), 0xff, ...Buffer.from('"}\n{"a":1}')]);
    const {rows} = decode(bytes, withBad, {format: 'ndjson', rules: keep});
    expect(rows).toEqual([
      [null, null, '{"b":"x\ufffd"}'],
      [1n, null, null],
    ]);
  });

  test('a very long one is cut and says so', () => {
    const {rows} = decode(`{"b":"${'x'.repeat(2 * longestCorruptText)}\n{"a":1}`, withBad, {
      format: 'ndjson',
      rules: keep,
    });
    const text = JSON.stringify(rows[0]?.[2]);
    expect(text.length).toBeLessThan(longestCorruptText + 100);
    expect(text).toMatch(/ \[cut: 2097158 bytes in all\]"$/);
    expect(rows[1]).toEqual([1n, null, null]);
  });

  test('lines without a fault are read as if none could be malformed', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({a: fc.integer(), b: fc.string()}), {maxLength: 600}),
        fc.integer({min: 1, max: 50}),
        (objects, rowsPerChunk) => {
          const text = objects.map((object) => JSON.stringify(object)).join('\n');
          const options = {format: 'ndjson', rowsPerChunk} as const;
          expect(decode(text, columns, {...options, rules: drop})).toEqual(
            decode(text, columns, options),
          );
        },
      ),
      {numRuns: 30},
    ));

  const badRows: readonly (readonly [string, string])[] = [
    ['too many fields', '7,x,y'],
    ['too few fields', '7'],
    ['text behind a quote', '7,"x"y'],
    ['too many fields, one over two lines', '7,"x\ny",z'],
    ['a zero byte', '7,\0'],
  ];
  test.each(badRows)('of CSV, %s', (_, bad) => {
    const text = `a,b\n1,x\n${bad}\n2,y`;
    const rows = [
      [1n, 'x'],
      [2n, 'y'],
    ];
    expect(decoded(text, drop, {format: 'csv'})).toMatchObject({rows, malformedRows: 1});
    expect(decoded(text, keep, {format: 'csv'}, withBad).rows).toEqual([
      [1n, 'x', null],
      [null, null, bad],
      [2n, 'y', null],
    ]);
  });
  test('of CSV, a quote that nothing closes takes no other line along', () =>
    expect(decoded('a,b\n1,"x\n2,y\n3,z\n', drop, {format: 'csv'})).toMatchObject({
      rows: [
        [2n, 'y'],
        [3n, 'z'],
      ],
      malformedRows: 1,
    }));
});
