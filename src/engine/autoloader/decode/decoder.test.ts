import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {endpoints} from '#/domain/endpoints';
import {sharedFiles} from '#/testing/shared';
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

describe('new columns', () => {
  const typeOf = (...values: readonly string[]) => {
    const {newColumns} = decode(`[${values.map((value) => `{"n":${value}}`).join()}]`, []);
    return newColumns[0]?.type;
  };
  test.each([
    [['1'], 'BIGINT'],
    [['null', '1', '2.0'], 'DOUBLE'],
    [['1', '"x"'], 'VARCHAR'],
    [['9223372036854775808'], 'DOUBLE'],
    [['1e400'], 'VARCHAR'],
    [['"2024-01-01"', '"2024-01-01T00:00:00"'], 'TIMESTAMP'],
    [['"2024-01-01"', 'null'], 'DATE'],
    [['["2024-01-01"]'], 'DATE[]'],
    [['"2024-01-01"', '1'], 'VARCHAR'],
    [['"2024-01-01"', '"x"'], 'VARCHAR'],
    [['true'], 'BOOLEAN'],
    [['true', '1'], 'VARCHAR'],
    [['[]', '[1,null]', '[1.5]'], 'DOUBLE[]'],
    [['[1]', '1'], 'VARCHAR'],
    [['[[1]]'], 'VARCHAR'],
    [['[1,{"x":1}]'], 'VARCHAR[]'],
    [['{"x":1}', '{"x":1.5,"y":"b"}', 'null'], 'STRUCT("x" DOUBLE, "y" VARCHAR)'],
    [['{"x":null,"y":{"z":[]}}', '{"x":true}'], 'STRUCT("x" BOOLEAN)'],
    [['{"x":{"y":1}}', '{"x":{"z":2}}'], 'STRUCT("x" STRUCT("y" BIGINT, "z" BIGINT))'],
    [['{"x":{"y":1}}', '{"x":3}'], 'STRUCT("x" VARCHAR)'],
    [['[{"x":1},null]', '[{"y":2}]'], 'STRUCT("x" BIGINT, "y" BIGINT)[]'],
    [['{"x \\"y\\"":1}'], 'STRUCT("x ""y""" BIGINT)'],
    [['{"x":1}', '1'], 'VARCHAR'],
    [['{"x":1}', '[1]'], 'VARCHAR'],
    [['{"x":1,"X":1}'], 'VARCHAR'],
    [['{"x":1}', '{"X":1}'], 'VARCHAR'],
    [['{"":1}'], 'VARCHAR'],
    [['{}'], undefined],
    [['{"x":null}'], undefined],
    [['null'], undefined],
    [['[]'], undefined],
  ])('%j are %s', (values, type) => expect(typeOf(...values)).toBe(type));
  test('deeper than 16 are text', () => {
    const deep = (depth: number) => `${'{"x":'.repeat(depth)}1${'}'.repeat(depth)}`;
    expect(typeOf(deep(16))).toBe(`${'STRUCT("x" '.repeat(16)}BIGINT${')'.repeat(16)}`);
    expect(typeOf(deep(17))).toBe(`${'STRUCT("x" '.repeat(16)}VARCHAR${')'.repeat(16)}`);
  });
  test('of more keys than anybody would name are text', () => {
    const rows = Array.from({length: 257}, (_, i) => `{"k${i}":1}`);
    expect(typeOf(...rows.slice(1))).toMatch(/^STRUCT/);
    expect(typeOf(...rows)).toBe('VARCHAR');
  });
  test('undecided ones are named', () =>
    expect(decode('[{"n":null,"m":[null]}]', []).undecided).toEqual(['n', 'm']));
  test('are none that SQL would take for another column', () => {
    const json = '[{"A":1,"b":1,"B":1,"":1,"_BATCH_ID":1,"\\u0000":1,"\\ud800":1,"c":1}]';
    expect(decode(json, schema('a:BIGINT')).newColumns).toEqual(schema('c:BIGINT'));
  });
});

describe('values that do not fit their column', () => {
  const misfits = (type: string, ...values: readonly string[]) => {
    const rows = values.map((value) => `{"a":${value}}`);
    const {widened, extended} = decode(`[${rows.join()}]`, schema(`a:${type}`));
    return [widened[0]?.type, extended[0]?.type];
  };
  test.each([
    ['BIGINT', ['1', '1.5'], 'DOUBLE'],
    ['BIGINT', ['1.5', '"+1 LAP"'], 'VARCHAR'],
    ['BIGINT', ['[]'], 'VARCHAR'],
    ['DOUBLE', ['"x"'], 'VARCHAR'],
    ['BOOLEAN', ['1'], 'VARCHAR'],
    ['TIMESTAMP', ['"soon"'], 'VARCHAR'],
    ['DATE', ['"2024-01-01T00:00:00"'], 'TIMESTAMP'],
    ['DATE', ['5'], 'VARCHAR'],
    ['BIGINT[]', ['[1.5]'], 'DOUBLE[]'],
    ['BIGINT[]', ['1'], 'VARCHAR'],
    ['STRUCT(x BIGINT)', ['{"x":1.5}'], 'STRUCT("x" DOUBLE)'],
    ['STRUCT(x BIGINT)', ['5'], 'VARCHAR'],
  ])('widen %s by %j', (type, values, widened) =>
    expect(misfits(type, ...values)).toEqual([widened, undefined]),
  );
  test.each([
    ['STRUCT(x BIGINT)', ['{"y":"b"}'], 'STRUCT("x" BIGINT, "y" VARCHAR)'],
    ['STRUCT(x BIGINT)', ['{"y":1,"x":1.5}', '{"y":2.5}', '7'], 'STRUCT("x" BIGINT, "y" DOUBLE)'],
    [
      'STRUCT(x STRUCT(y DATE)[])',
      ['{"x":[{"z":1}]}'],
      'STRUCT("x" STRUCT("y" DATE, "z" BIGINT)[])',
    ],
  ])('extend %s by %j', (type, values, extended) =>
    expect(misfits(type, ...values)[1]).toBe(extended),
  );
  test.each([
    ['BIGINT', ['1', 'null', '2.0']],
    ['VARCHAR', ['1', '{"x":1}']],
    ['BIGINT', ['"\\ud800"']],
    ['STRUCT(x BIGINT)', ['{}', '{"y":null}', '{"y":{}}']],
  ])('say nothing about %s by %j', (type, values) =>
    expect(misfits(type, ...values)).toEqual([undefined, undefined]),
  );
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

const numberText = fc.oneof(
  fc.integer().map(String),
  fc.bigInt({min: -(2n ** 65n), max: 2n ** 65n}).map(String),
  fc.double({noNaN: true, noDefaultInfinity: true}).map((x) => JSON.stringify(x)),
  fc
    .tuple(fc.integer({min: -99999, max: 99999}), fc.nat(99), fc.integer({min: -30, max: 30}))
    .map(([a, b, c]) => `${a}.${b}e${c}`),
  fc.constantFrom(
    '-0',
    '0',
    '0.0',
    '100',
    '1234567890',
    '999999999',
    '0.000000001',
    '1E5',
    '1e400',
  ),
);
const stringText = fc.oneof(
  fc.string({unit: 'binary'}).map((x) => JSON.stringify(x)),
  fc
    .date({noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31')})
    .map((date) => JSON.stringify(date)),
  fc.constantFrom(
    '"2024-02-29 10:00:00.5"',
    '"2023-09-17T11:10:11.501000+00:00"',
    '"2023-02-30"',
    '"\\ud800x"',
    '"\\u0041\\/"',
    '"RED"',
  ),
);
const space = fc.constantFrom('', '', '', ' ', '\n  ', '\t', '\r\n');
const scalarText = fc.oneof(numberText, stringText, fc.constantFrom('null', 'true', 'false'));
/** An object, or a list of such, whose keys are those of the target's fields often enough. */
const nestedText = (inner: fc.Arbitrary<string>) => {
  const member = fc.tuple(
    fc.constantFrom('"a"', '"b"', '"d"', '"e"', '"\\u0061"', '"x y"', '"A"', '"__proto__"'),
    fc.oneof(scalarText, inner),
    space,
  );
  const objects = fc
    .array(member, {maxLength: 4})
    .map((members) => `{${members.map(([key, value, ws]) => `${ws}${key}:${value}`).join()}}`);
  const list = fc
    .array(fc.oneof({weight: 4, arbitrary: objects}, {weight: 1, arbitrary: scalarText}), {
      maxLength: 3,
    })
    .map((of) => `[${of.join(', ')}]`);
  return fc.oneof(objects, list);
};
const valueText = fc.oneof(
  {weight: 6, arbitrary: scalarText},
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.array(scalarText, {maxLength: 4}), space)
      .map(([of, ws]) => `[${ws}${of.join(`${ws},${ws}`)}${ws}]`),
  },
  {weight: 3, arbitrary: nestedText(nestedText(nestedText(scalarText)))},
  {weight: 1, arbitrary: fc.json()},
);
const keyText = fc.oneof(
  {weight: 8, arbitrary: fc.constantFrom('"a"', '"b"', '"driver_number"', '"d"', '"e"')},
  {weight: 1, arbitrary: fc.constantFrom('"\\u0061"', '"A"', '"é"', '"x y"', '""', '"__proto__"')},
);
const object = fc
  .tuple(fc.array(fc.tuple(keyText, valueText), {maxLength: 6}), space)
  .map(
    ([members, ws]) =>
      `{${ws}${members.map(([key, value]) => `${key}:${ws}${value}`).join(`,${ws}`)}${ws}}`,
  );
/** Runs of rows of one shape, with values that change. */
const run = fc
  .tuple(
    fc.uniqueArray(keyText, {maxLength: 5}),
    space,
    fc.array(fc.array(valueText, {minLength: 5, maxLength: 5}), {maxLength: 6}),
  )
  .map(([keys, ws, rows]) =>
    rows.map(
      (values) =>
        `{${ws}${keys.map((key, i) => `${key}:${ws}${values[i] ?? 0}`).join(`,${ws}`)}${ws}}`,
    ),
  );
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
      (json, columns, offsets, rowsPerChunk) => {
        const size = new TextEncoder().encode(json).length;
        const cuts = offsets.map((offset) => offset % (size + 1)).toSorted((a, b) => a - b);
        expect(decode(json, columns, {cuts, rowsPerChunk})).toMatchObject(expected(json, columns));
      },
    ),
    {numRuns: 1000},
  );
});

/** Such as [], which tells no type. */
const isWithoutValue = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).every(isWithoutValue));

test('what is found new in a first run leaves nothing to rescue in a second, but empty lists and objects', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(valueText, {minLength: 3, maxLength: 3}), {maxLength: 8}),
      (rows) => {
        const json = `[${rows.map(([a, b, c]) => `{"a":${a},"b":${b},"c":${c}}`).join()}]`;
        const first = decode(json, []);
        const second = decode(json, first.newColumns);
        if (json.includes('\\ud')) return;
        expect([second.widened, second.extended]).toEqual([[], []]);
        for (const text of second.rescued.filter((left) => left !== null)) {
          const {_file_path: _, ...left} = JSON.parse(text) as Record<string, unknown>;
          expect(Object.values(left).every(isWithoutValue)).toBe(true);
        }
      },
    ),
    {numRuns: 1000},
  );
});
