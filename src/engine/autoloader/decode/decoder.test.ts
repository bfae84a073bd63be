import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {endpoints} from '#/domain/endpoints';
import {sharedFiles} from '#/testing/shared';
import {object, run, space} from './jsonTexts';
import {decode, expected, schema} from './oracle';

const one = (type: string, value: string) => {
  const {rows, rescued} = decode(`[{"a":${value}}]`, schema(`a:${type}`));
  return rescued[0] === null ? rows[0]?.[0] : 'rescued';
};

describe('a value', () => {
  test.each([
    ['BIGINT', '1', 1n],
    ['BIGINT', '-0', 0n],
    ['BIGINT', '1.0', 1n],
    ['BIGINT', '1e3', 1000n],
    ['BIGINT', '1.50e1', 15n],
    ['BIGINT', '9223372036854775807', 9223372036854775807n],
    ['BIGINT', '-9223372036854775808', -9223372036854775808n],
    ['BIGINT', '9223372036854775808', 'rescued'],
    ['BIGINT', '0.5', 'rescued'],
    ['BIGINT', '0e999999999999', 0n],
    ['BIGINT', '1e400', 'rescued'],
    ['BIGINT', '"1"', 'rescued'],
    ['BIGINT', 'null', null],
    ['DOUBLE', '29.268', 29.268],
    ['DOUBLE', '-0.0', -0],
    ['DOUBLE', '5e-324', 5e-324],
    ['DOUBLE', '0.1234567890123456789', Number('0.1234567890123456789')],
    ['DOUBLE', '1e400', 'rescued'],
    ['DOUBLE', 'true', 'rescued'],
    ['BOOLEAN', 'true', true],
    ['BOOLEAN', 'false', false],
    ['BOOLEAN', '1', 'rescued'],
    ['TIMESTAMP', '"1970-01-01T00:00:00.000001+00:00"', 1n],
    ['TIMESTAMP', '"1970-01-01 01:00:00+01:00"', 0n],
    ['TIMESTAMP', '"1969-12-31T23:59:59.9999999Z"', -1n],
    ['TIMESTAMP', '"1970-01-02"', 86_400_000_000n],
    ['TIMESTAMP', '"2024-02-29T00:00:00\\u005a"', 1_709_164_800_000_000n],
    ['TIMESTAMP', '"9999-12-31T23:59:59.999999"', 253_402_300_799_999_999n],
    ['TIMESTAMP', '"2023-02-29"', 'rescued'],
    ['TIMESTAMP', '"2023-01-01T24:00:00"', 'rescued'],
    ['TIMESTAMP', '"2023-01-01T00:00:00.Z"', 'rescued'],
    ['TIMESTAMP', '"2023-01-01T00:00:00+0000"', 'rescued'],
    ['TIMESTAMP', '""', 'rescued'],
    ['VARCHAR', '"Pérez \\u00e9 \\ud83d\\ude00 \\n\\u0000"', 'Pérez é 😀 \n\0'],
    ['VARCHAR', '"\\ud800"', 'rescued'],
    ['VARCHAR', '"\\udc00\\ud800"', 'rescued'],
    ['VARCHAR', '1.50', '1.50'],
    ['VARCHAR', '[1, {"b": " c "}]', '[1,{"b":" c "}]'],
    ['DATE', '"1970-01-02"', 1],
    ['DATE', '"1969-12-31"', -1],
    ['DATE', '"0001-01-01"', -719_162],
    ['DATE', '"2024-02-\\u00329"', 19_782],
    ['DATE', '"2023-02-29"', 'rescued'],
    ['DATE', '"2023-2-9"', 'rescued'],
    ['DATE', '"2023-02-09T00:00:00"', 'rescued'],
    ['DATE', '20230209', 'rescued'],
    ['DATE[]', '["1970-01-02",null]', [1, null]],
    ['STRUCT(x BIGINT, y VARCHAR)', '{"y": "b", "x": 1}', {x: 1n, y: 'b'}],
    ['STRUCT(x BIGINT)', '{}', {x: null}],
    ['STRUCT(x BIGINT)', '{"x":null,"z":null}', {x: null}],
    ['STRUCT(x BIGINT)', '1', 'rescued'],
    ['STRUCT(x BIGINT)', '[]', 'rescued'],
    ['STRUCT(x STRUCT(y DATE[]))', '{"x":{"y":["1970-01-02"]}}', {x: {y: [1]}}],
    ['STRUCT(x BIGINT)[]', '[{"x":1},null,{}]', [{x: 1n}, null, {x: null}]],
    ['STRUCT(x BIGINT)[]', '[{"x":1},2]', 'rescued'],
    ['BIGINT[]', '[ 1 , null , 30000000000 ]', [1n, null, 30000000000n]],
    ['BIGINT[]', '[]', []],
    ['BIGINT[]', '[1,"2"]', 'rescued'],
    ['BIGINT[]', '1', 'rescued'],
    ['VARCHAR[]', '["a",1,[2, 3]]', ['a', '1', '[2,3]']],
    ['TIMESTAMP[]', '["1970-01-01"]', [0n]],
    ['BOOLEAN[]', '[true,false,null]', [true, false, null]],
    ['DOUBLE[]', '[0.5,1]', [0.5, 1]],
  ])('of %s written %s', (type, value, is) => expect(one(type, value)).toEqual(is));
});

test.each([
  [
    'VARCHAR',
    ['0', '-0', '12.50', '-7.125', '1e5', '1.5E-3', '123456789012345678901', 'null', '"7"'],
  ],
  ['BIGINT[]', ['[]', '[1,null,-3]', '[null]', '[ null , 2 ]', '[1.0]', '[9007199254740993]']],
])('a %s is read after a row of the same keys as in a row alone', (type, values) => {
  const first = type === 'VARCHAR' ? '1' : '[1]';
  for (const value of values) {
    const {rows} = decode(`[{"a":${first}},{"a":${value}}]`, schema(`a:${type}`));
    expect([value, rows[1]?.[0]]).toEqual([value, one(type, value)]);
  }
});

test.each(['01', '-', '1.', '.5', '-x', '[1,nul]', '[nulls]', '[1 2]'])(
  '%s is malformed after a row of the same keys, too',
  (value) => {
    const [type, first] = value.startsWith('[') ? ['BIGINT[]', '[1]'] : ['VARCHAR', '1'];
    expect(() => decode(`[{"a":${first}},{"a":${value}}]`, schema(`a:${type}`))).toThrow();
  },
);

describe('what does not fit', () => {
  const rescuedOf = (json: string, columns = 'a:BIGINT') => decode(json, schema(columns)).rescued;
  test('is kept as written, with the file', () =>
    expect(rescuedOf('[{"a": [1.0, "x"]}]')).toEqual([
      '{"a":[1.0,"x"],"_file_path":"/Volumes/laps_\\"1\\".json"}',
    ]));
  test.each([
    ['{"x":1,"z":[1, 2]}', '{"a.z":[1,2],'],
    ['{"x":"1"}', '{"a.x":"1",'],
    ['{"x":1,"x":2}', '{"a.x":1,'],
    ['{"s t":{"u":1}}', '{"a.`s t`.u":1,'],
    ['{"l":[{"m":1},{"m":1.5,"n":2}]}', '{"a.l[1].m":1.5,"a.l[1].n":2,'],
    ['{"l":[{"m":1.5},7],"x":true}', '{"a.l":[{"m":1.5},7],"a.x":true,'],
    ['{"\\ud800":1}', '{"a.`\ufffd`":1,'],
    ['5', '{"a":5,'],
  ])('of an object is a part, told with its path: %s', (value, rescued) => {
    const columns = 'a:STRUCT(x BIGINT, "s t" STRUCT(v BIGINT), l STRUCT(m BIGINT)[])';
    expect(rescuedOf(`[{"a":${value}}]`, columns)[0]?.startsWith(rescued)).toBe(true);
  });
  test('of a repeated key is the earlier value', () => {
    const {rows, rescued} = decode('[{"a":1,"a":2}]', schema('a:BIGINT'));
    expect(rows).toEqual([[2n]]);
    expect(rescued[0]).toContain('{"a":1,');
  });
  test('names of Object.prototype are keys like others', () => {
    const json = '[{"__proto__":1,"constructor":2,"toString":3}]';
    expect(decode(json, schema('constructor:BIGINT')).rows).toEqual([[2n]]);
    expect(decode(json, []).newColumns.map(({name}) => name)).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ]);
  });
});

const types = [
  'DATE',
  'DATE[]',
  'STRUCT(a BIGINT, b STRUCT(a DATE, d VARCHAR[]), d STRUCT(e DOUBLE, "x y" VARCHAR)[])',
  'STRUCT(a BIGINT, b VARCHAR)[]',
  'STRUCT(driver_number BIGINT[])',
  'BIGINT',
  'DOUBLE',
  'BOOLEAN',
  'TIMESTAMP',
  'VARCHAR',
  'BIGINT[]',
  'DOUBLE[]',
  'VARCHAR[]',
  'TIMESTAMP[]',
];

test.each(
  endpoints.flatMap(({name}) =>
    sharedFiles(`openf1/${name}`).map((path) => [name, basename(path), path] as const),
  ),
)('the recorded %s/%s is decoded as JSON.parse reads it', (_, __, path) => {
  const json = readFileSync(path, 'utf8').slice(0, 400_000);
  const whole = json.length < 400_000 ? json : `${json.slice(0, json.lastIndexOf('}') + 1)}]`;
  const text = isJson(whole) ? whole : '[]';
  const {newColumns} = decode(text, []);
  const half = newColumns.filter((__, i) => i % 3 !== 1);
  for (const columns of [newColumns, half])
    expect(
      decode(text, columns, {cuts: [1000, 5000, 65_537].filter((cut) => cut < text.length)}),
    ).toMatchObject(expected(text, columns));
  expect(decode(text, newColumns).rescuedRows).toBe(0);
});

const isJson = (text: string) => {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
};

const documentText = fc
  .tuple(fc.array(fc.oneof(run, fc.array(object, {maxLength: 3})), {maxLength: 5}), space)
  .map(([runs, ws]) => `${ws}[${ws}${runs.flat().join(`,${ws}`)}${ws}]${ws}`);
const target = fc
  .array(
    fc.tuple(fc.constantFrom('a', 'b', 'driver_number', 'd', 'é'), fc.constantFrom(...types)),
    {maxLength: 5},
  )
  .map((columns) =>
    schema([...new Map(columns)].map(([name, type]) => `${name}:${type}`).join(' ')),
  );

test('generated documents are decoded as the rules say, however windows and chunks are cut', () => {
  fc.assert(
    fc.property(
      documentText,
      target,
      fc.array(fc.nat(2000), {maxLength: 6}),
      fc.integer({min: 1, max: 5}),
      fc.integer({min: 1, max: 5}),
      (json, columns, offsets, rowsPerChunk, rowsInFirstChunk) => {
        const size = new TextEncoder().encode(json).length;
        const cuts = offsets.map((offset) => offset % (size + 1)).toSorted((a, b) => a - b);
        expect(decode(json, columns, {cuts, rowsPerChunk, rowsInFirstChunk})).toMatchObject(
          expected(json, columns),
        );
      },
    ),
    {numRuns: 1000},
  );
});

test('chunks grow from the first to the largest, so that the first rows need not wait', () => {
  const json = `[${Array.from({length: 15}, (_, i) => `{"a":${i}}`).join()}]`;
  const columns = schema('a:BIGINT');
  const chunksFrom = (rowsInFirstChunk: number) =>
    decode(json, columns, {rowsPerChunk: 4, rowsInFirstChunk});
  expect(chunksFrom(1)).toMatchObject({...expected(json, columns), chunks: 5});
  expect(chunksFrom(2).chunks).toBe(5);
  expect(chunksFrom(4).chunks).toBe(4);
  expect(chunksFrom(9).chunks).toBe(4);
});
