import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {MalformedFile} from './fault';
import {decode, schema} from './oracle';

const columns = schema('a:VARCHAR b:BIGINT');
const decodeLines = (text: string, cuts: readonly number[] = []) =>
  decode(text, columns, {format: 'ndjson', cuts});
const every = (text: string) => Array.from({length: Buffer.byteLength(text)}, (_, i) => i);

test('one object a line is the same as an array of them', () => {
  const objects = ['{"a":"x\\n","b":1}', '{ "b": 2, "new": [1] }', '{}', '{"b":"x"}', '{"b":3}'];
  const {chunks: _, ...array} = decode(`[${objects.join()}]`, columns);
  for (const lineEnd of ['\n', '\r\n', ' \n\n \t\r\n'])
    for (const text of [objects.join(lineEnd), `\ufeff${objects.join(lineEnd)}${lineEnd}`]) {
      expect(decodeLines(text)).toMatchObject(array);
      expect(decodeLines(text, every(text))).toMatchObject(array);
    }
});

test('a .json file may hold lines when there are two at least', () => {
  const text = '{"b":1}\n{"b":2}\n';
  expect(decode(text, columns).rows).toEqual(decodeLines(text).rows);
  expect(decode(text, columns, {cuts: every(text)}).rows).toEqual(decodeLines(text).rows);
});

test('a long object alone in a .json file is refused before its end', () => {
  const piece = `{"a":"${'x'.repeat(2_000_000)}`;
  const cuts = [1_100_000, 3_000_000, 6_000_000];
  const text = `${piece}${'y'.repeat(5_000_000)}`;
  expect(() => decode(text, columns, {cuts})).toThrow(/found an object/);
});

test('a file without a line is one without rows', () => {
  expect(decodeLines('').rows).toEqual([]);
  expect(decodeLines(' \n\n').rows).toEqual([]);
});

describe('what is no object a line', () => {
  test.each([
    ['{"b":1} {"b":2}', '8: expected a line break after an object'],
    ['{"b":1},\n{"b":2}', '7: expected a line break after an object'],
    ['{"b":1}\n{"b":}', '13: expected a value'],
    ['{"b":1}\n{"b":2', '14: file ends inside an object'],
    ['{"b":1}\n{', '9: file ends inside an object'],
    ['[{"b":1}]', '0: expected an object but found an array'],
    ['{"b":1}\n2', '8: expected an object but found a number'],
    ['x', '0: expected an object'],
  ])('%j is refused: %s', (text, says) => {
    for (const cuts of [[], every(text)]) {
      let found = null;
      try {
        decodeLines(text, cuts);
      } catch (thrown) {
        if (thrown instanceof MalformedFile) found = `${thrown.byte}: ${thrown.reason}`;
      }
      expect(found).toBe(says);
    }
  });
});

test('generated rows are the same as lines and as an array, however they are cut', () => {
  const row = fc.record(
    {a: fc.string(), b: fc.oneof(fc.integer(), fc.string()), c: fc.json()},
    {requiredKeys: []},
  );
  fc.assert(
    fc.property(
      fc.array(row, {maxLength: 10}),
      fc.array(fc.nat(300), {maxLength: 5}),
      (rows, at) => {
        const objects = rows.map((row) => JSON.stringify(row));
        const text = objects.join('\n');
        const size = Buffer.byteLength(text);
        const cuts = at.map((offset) => offset % (size + 1)).toSorted((a, b) => a - b);
        const {chunks: _, ...array} = decode(`[${objects.join()}]`, columns);
        expect(decodeLines(text, cuts)).toMatchObject(array);
      },
    ),
    {numRuns: 300},
  );
});
