import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {sharedFiles} from '#/testing/shared';
import {MalformedFile} from './fault';
import {decode, expected, schema} from './oracle';

const columns = schema('a:VARCHAR b:BIGINT');

/** What the decoder says against a file, as `byte: reason`; null when it takes it. */
function complaint(json: string | Uint8Array, cuts: readonly number[] = []): string | null {
  try {
    decode(json, columns, {cuts});
    return null;
  } catch (thrown) {
    if (thrown instanceof MalformedFile) return `${thrown.byte}: ${thrown.reason}`;
    throw thrown;
  }
}

const alone =
  '0: expected an array of objects but found an object: put it in [ ], or name the file .ndjson if each line is a row';

test.each([
  ['', '0: file is empty'],
  [' \n', '2: file is empty'],
  ['{"a":1}', alone],
  [' {"a":1', alone.replace('0', '1')],
  ['{"a":1} {"a":1}', alone],
  ['{"a":1}\n[', alone],
  ['{"a":1}\n{"a":x}', '13: expected a value'],
  ['\u001f', '0: expected an array of objects but found gzip data'],
  ['<html>', '0: expected an array of objects but found markup'],
  ['"x"', '0: expected an array of objects but found a string'],
  ['x', '0: expected an array of objects'],
  ['[1]', '1: expected an object but found a number'],
  ['[{"a":1}, null]', '10: expected an object but found null'],
  ['[', '1: file ends inside the array'],
  ['[{"a":1},]', '9: expected an object'],
  ['[{"a":1}', '8: file ends inside the array'],
  ['[{"a":1} {"a":1}]', '9: expected "," or "]"'],
  ['[{"a":1}]]', '9: expected nothing after the array'],
  ['[{"a":1]', '7: expected "," or "}"'],
  ['[{"a":"x', '8: file ends inside a string'],
  ['[{"a":"x\\', '9: file ends inside a string'],
  ['[{"a":"x\\u00', '12: file ends inside a string'],
  ['[{"a":"\\x"}]', '8: unknown escape inside a string'],
  ['[{"a":"\\u00x0"}]', '11: expected four hexadecimal digits'],
  ['[{"a":"\t"}]', '7: control character inside a string'],
  ['[{"a":"\0"}]', '7: control character inside a string'],
  ['[{"a":tru}]', '9: expected true, false or null'],
  ['[{"a":nul', '9: file ends inside true, false or null'],
  ['[{"a":01}]', '7: a number begins with a superfluous 0'],
  ['[{"a":-}]', '7: expected a digit'],
  ['[{"a":1.', '8: file ends inside a number'],
  ['[{"a":1.e1}]', '8: expected a digit'],
  ['[{"b":12', '8: file ends inside an object'],
  ['[{"a" 1}]', '6: expected ":"'],
  ['[{a:1}]', '2: expected a key in double quotes'],
  ['[{"a":1,}]', '8: expected a key in double quotes'],
  ['[{"a":[1,2}]', '10: expected "," or "]"'],
  ['[{"a":[1', '8: file ends inside an array'],
  ['[{"new":{"x":[}}]', '14: expected a value'],
  ['[{"a":', '6: file ends where a value should begin'],
])('%j is refused: %s', (json, says) => {
  expect(complaint(json)).toBe(says);
  const every = Array.from({length: json.length}, (_, i) => i);
  expect(complaint(json, every)).toBe(says);
});

test.each([[[0xff, 0xfe, 0x5b, 0]], [[0xfe, 0xff, 0, 0x5b]]])(
  'a file of the bytes %j is told as UTF-16',
  (bytes) =>
    expect(complaint(Uint8Array.from(bytes))).toBe(
      '0: expected an array of objects but found UTF-16: save the text as UTF-8',
    ),
);

test.each([
  [[0xff], 'invalid'],
  [[0xc0, 0xaf], 'overlong'],
  [[0xed, 0xa0, 0x80], 'surrogate'],
  [[0xf4, 0x90, 0x80, 0x80], 'above U+10FFFF'],
  [[0xe2, 0x82], 'cut short'],
  [[0x80], 'continuation alone'],
])('invalid UTF-8 %j (%s) is malformed', (bytes) => {
  const around = [
    ...new TextEncoder().encode('[{"a":"'),
    ...bytes,
    ...new TextEncoder().encode('"}]'),
  ];
  expect(complaint(Uint8Array.from(around))).toMatch(/^\d+: invalid UTF-8$/);
});

describe('a byte order mark', () => {
  const withMark = (json: string) =>
    Uint8Array.of(0xef, 0xbb, 0xbf, ...new TextEncoder().encode(json));
  test('is skipped', () => {
    expect(decode(withMark('[{"a":"x"}]'), columns, {cuts: [1, 2, 3]}).rows).toEqual([['x', null]]);
    expect(complaint(withMark('[{"a":x}]'))).toBe('9: expected a value');
  });
  test('inside the file is malformed', () =>
    expect(complaint('[\ufeff]')).toBe('1: expected an object'));
});

test('100,000 open brackets are no deeper than one', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  expect(decode(`[{"a":${deep}}]`, columns).rows[0]?.[0]).toBe(deep);
  expect(complaint(`[{"x":${'[{"y":'.repeat(50_000)}`)).toBe(
    '300006: file ends where a value should begin',
  );
});

test('a document cut in two at any byte is the same', () => {
  const json = `[ {"a":"é😀\\n\\ud83d\\ude00","b":-12},\n{"a":null,"b":1.5},{"b":1e2, "a":[ 1,{"c":"x y"}]},{"b":3},{}, {"a":"2","b":7}]\n`;
  const is = expected(json, columns);
  const size = new TextEncoder().encode(json).length;
  for (let cut = 0; cut <= size; cut++) {
    expect(decode(json, columns, {cuts: [cut]})).toMatchObject(is);
    expect(complaint(new TextEncoder().encode(json).subarray(0, cut)) === null).toBe(
      cut >= size - 1,
    );
  }
  const every = Array.from({length: size}, (_, i) => i);
  expect(decode(json, columns, {cuts: every, rowsPerChunk: 2})).toMatchObject(is);
});

/** Bytes as JSON.parse would have to read them; null when they are not UTF-8 or no JSON. */
function parsed(bytes: Uint8Array): {readonly value: unknown} | null {
  try {
    return {value: JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes))};
  } catch {
    return null;
  }
}

test.each(
  sharedFiles('json-test-suite/test_parsing').map((path) => [basename(path), path] as const),
)('the JSON test suite, %s', (name, path) => {
  const file = new Uint8Array(readFileSync(path));
  const isJson = parsed(file) !== null;
  if (name.startsWith('y_')) expect(isJson).toBe(true);
  if (name.startsWith('n_')) expect(isJson).toBe(false);
  const isRows = (value: unknown) =>
    Array.isArray(value) &&
    value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row));
  expect(complaint(file) === null).toBe(isRows(parsed(file)?.value));

  const wrap = (before: string, after: string) =>
    new Uint8Array(Buffer.concat([Buffer.from(before), file, Buffer.from(after)]));
  for (const key of ['a', 'b', 'new']) {
    for (const row of ['', `{"${key}":1},{"${key}":2},`]) {
      const whole = wrap(`[${row}{"${key}":`, '}]');
      expect(complaint(whole) === null).toBe(parsed(whole) !== null);
      const text = parsed(whole) && new TextDecoder('utf-8', {ignoreBOM: true}).decode(whole);
      if (text && file.length < 10_000)
        expect(decode(text, columns)).toMatchObject(expected(text, columns));
    }
  }
});

test('one changed byte is found as JSON.parse finds it', () => {
  const json = '[{"a":"x\\ny","b":12},{"a":"é","b":[1, 2.5e3,true]},{"a":null,"b":-3}]';
  const bytes = new TextEncoder().encode(json);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, to, cut) => {
      const changed = Uint8Array.from(bytes);
      changed[at] = to;
      const value = parsed(changed)?.value;
      const isRows = Array.isArray(value) && value.every((row) => row?.constructor === Object);
      expect(complaint(changed, [cut]) === null).toBe(isRows);
    }),
    {numRuns: 2000},
  );
});
