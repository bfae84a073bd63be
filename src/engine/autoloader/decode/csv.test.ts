import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {endpoints} from '#/domain/endpoints';
import {sharedFiles} from '#/testing/shared';
import {MalformedFile} from './fault';
import {decode, schema} from './oracle';

type Options = Parameters<typeof decode>[2];
const decodeCsv = (csv: string | Uint8Array, columns = '', options: Options = {}) =>
  decode(csv, schema(columns), {...options, format: 'csv'});
const every = (text: string) =>
  Array.from({length: new TextEncoder().encode(text).length}, (_, i) => i);

/** What the decoder makes of one field of a column `a`. */
const one = (type: string, field: string) => {
  const {rows, rescued} = decodeCsv(`a,b\n${field},\n`, `a:${type}`);
  return rescued[0] === null ? rows[0]?.[0] : 'rescued';
};

describe('a field', () => {
  test.each([
    ['BIGINT', '1', 1n],
    ['BIGINT', '"-12"', -12n],
    ['BIGINT', '1.0', 1n],
    ['BIGINT', '9223372036854775807', 9223372036854775807n],
    ['BIGINT', '9223372036854775808', 'rescued'],
    ['BIGINT', '007', 'rescued'],
    ['BIGINT', '+1', 'rescued'],
    ['BIGINT', ' 1', 'rescued'],
    ['BIGINT', '1e', 'rescued'],
    ['BIGINT', '-', 'rescued'],
    ['BIGINT', 'null', 'rescued'],
    ['BIGINT', '', null],
    ['BIGINT', '""', null],
    ['DOUBLE', '29.268', 29.268],
    ['DOUBLE', '1e-05', 0.00001],
    ['DOUBLE', 'nan', 'rescued'],
    ['DOUBLE', '1e400', 'rescued'],
    ['BOOLEAN', 'True', true],
    ['BOOLEAN', 'false', false],
    ['BOOLEAN', 'FALSE', false],
    ['BOOLEAN', '1', 'rescued'],
    ['BOOLEAN', 'Truce', 'rescued'],
    ['TIMESTAMP', '1970-01-01 00:00:00.000001+00:00', 1n],
    ['TIMESTAMP', '1970-01-01T01:00:00+01:00', 0n],
    ['TIMESTAMP', '"1970-01-02"', 86_400_000_000n],
    ['TIMESTAMP', '2023-02-29', 'rescued'],
    ['DATE', '1970-01-02', 1],
    ['DATE', '"2024-02-29"', 19_782],
    ['DATE', '2023-02-29', 'rescued'],
    ['DATE', '2023-02-28T00:00:00', 'rescued'],
    ['STRUCT(x BIGINT)', '"{""x"": 1}"', {x: 1n}],
    ['STRUCT(x BIGINT)', '{x: 1}', 'rescued'],
    ['STRUCT(x BIGINT)', '', null],
    ['VARCHAR', 'Pérez 😀', 'Pérez 😀'],
    ['VARCHAR', '"a ""b"", \r\n c"', 'a "b", \r\n c'],
    ['VARCHAR', '""""', '"'],
    ['VARCHAR', 'a "b" c', 'a "b" c'],
    ['VARCHAR', '1.50', '1.50'],
    ['VARCHAR', '+1 LAP', '+1 LAP'],
    ['VARCHAR', '', null],
    ['VARCHAR', '""', ''],
    ['VARCHAR', '"[84.1, None]"', '[84.1,null]'],
    ['VARCHAR', '[FIA] INCIDENT [1]', '[FIA] INCIDENT [1]'],
    ['VARCHAR', '[1 2]', '[1 2]'],
    ['BIGINT[]', '"[2049, None, 2051]"', [2049n, null, 2051n]],
    ['BIGINT[]', '[]', []],
    ['BIGINT[]', '"[1, \'2\']"', 'rescued'],
    ['BIGINT[]', '2049', 'rescued'],
    ['BOOLEAN[]', '"[True, False, null]"', [true, false, null]],
    [
      'VARCHAR[]',
      `"['it\\'s', ""a'b"", 'x""y', 'caf\\xe9', 'é']"`,
      ["it's", "a'b", 'x"y', 'café', 'é'],
    ],
    ['DOUBLE[]', '"[0.5, 1e-05]"', [0.5, 0.00001]],
    ['DOUBLE[]', '"[0.5, nan]"', 'rescued'],
  ])('of %s written %s', (type, field, is) => expect(one(type, field)).toEqual(is));
});

describe('what does not fit', () => {
  test('is kept as the text it is, with the file', () =>
    expect(decodeCsv('a,new\n"x ""\t\u0001",1\n5,\n', 'a:BIGINT').rescued).toEqual([
      String.raw`{"a":"x \"\t\u0001","new":"1","_file_path":"/Volumes/laps_\"1\".json"}`,
      null,
    ]));
  test('of an object is the part, in JSON', () => {
    const {rows, rescued, extended} = decodeCsv(
      'a\n"{""x"": 1, ""y"": [2]}"\n',
      'a:STRUCT(x BIGINT)',
    );
    expect(rows).toEqual([[{x: 1n}]]);
    expect(rescued[0]).toMatch(/^\{"a\.y":\[2\],/);
    expect(extended).toEqual(schema('a:STRUCT(x BIGINT, y BIGINT[])'));
  });
  test('tells the type that would hold it', () =>
    expect(decodeCsv('a,b\n1.5,+1 LAP\n', 'a:BIGINT b:DOUBLE').widened).toEqual(
      schema('a:DOUBLE b:VARCHAR'),
    ));
  test('of a list is the whole of it', () =>
    expect(decodeCsv(`a\n"[1, 'x']"\n`, 'a:BIGINT[]').rescued[0]).toContain(`{"a":"[1, 'x']",`));
});

describe('new columns', () => {
  const typeOf = (...fields: readonly string[]) =>
    decodeCsv(`n,m\n${fields.map((field) => `${field},\n`).join('')}`).newColumns[0]?.type;
  test.each([
    [['1'], 'BIGINT'],
    [['', '1', '2.0'], 'DOUBLE'],
    [['1', 'x'], 'VARCHAR'],
    [['007'], 'VARCHAR'],
    [['nan'], 'VARCHAR'],
    [['2024-01-01', '2024-01-01 00:00:00'], 'TIMESTAMP'],
    [['2024-01-01', ''], 'DATE'],
    [['"{""x"": 1}"'], 'VARCHAR'],
    [['True', 'false'], 'BOOLEAN'],
    [['True', '1'], 'VARCHAR'],
    [['"[1, None]"', '[]'], 'BIGINT[]'],
    [['"[1, 2.5]"'], 'DOUBLE[]'],
    [['[x]'], 'VARCHAR'],
    [['', '""'], undefined],
  ])('%j are %s', (fields, type) => expect(typeOf(...fields)).toBe(type));
  test('undecided ones are named', () =>
    expect(decodeCsv('n,m\n,[]\n').undecided).toEqual(['n', 'm']));
  test('a first run leaves nothing to rescue in a second', () => {
    const csv = 'n,m,t,b,l\n1,x,2024-01-01,True,[1]\n1.5,,,False,\n';
    const {newColumns, rescuedRows} = decodeCsv(csv);
    expect(rescuedRows).toBe(2);
    expect(decode(csv, newColumns, {format: 'csv'}).rescuedRows).toBe(0);
  });
});

describe('lines', () => {
  const rowsOf = (csv: string, columns = 'a:BIGINT b:VARCHAR') => decodeCsv(csv, columns).rows;
  test('end in LF, CRLF or the end of the file, and blank ones do not count', () => {
    const rows = [
      [1n, 'x'],
      [2n, null],
    ];
    for (const csv of ['a,b\n1,x\n2,', 'a,b\r\n1,x\r\n2,\r\n', '\n\na,b\n\n1,x\n\r\n2,""""\n\n'])
      expect(rowsOf(csv.replace('""""', ''))).toEqual(rows);
  });
  test('may have their columns in any order, and lack some', () =>
    expect(rowsOf('b\nx\n')).toEqual([[null, 'x']]));
  test('a header alone is no row', () => expect(rowsOf('a,b')).toEqual([]));
  test('a byte order mark is skipped', () =>
    expect(rowsOf('\ufeffa,b\n1,x\n')).toEqual([[1n, 'x']]));
  test('names may be quoted', () => expect(rowsOf('"a","b"\n1,x\n')).toEqual([[1n, 'x']]));
});

test.each([
  ['', '0: file is empty'],
  ['\r\n\n', '3: file is empty'],
  ['[{"a":1}]', '0: expected a line of column names but found JSON'],
  ['{"detail":"No results found."}', '0: expected a line of column names but found JSON'],
  ['<html>', '0: expected a line of column names but found markup'],
  ['\u001f', '0: expected a line of column names but found gzip data'],
  ['a;b\n1;2\n', '0: expected a line of column names with commas between them'],
  ['a,b,a\n', '4: the column "a" is there twice'],
  ['a,b\n1\n', '5: line ends after 1 of 2 fields'],
  ['a,b\n1', '5: file ends after 1 of 2 fields'],
  ['a,b\n1,2,3\n', '7: more than 2 fields'],
  ['a,b\n1,"x', '8: file ends inside a quoted field'],
  ['a,b\n1,"x""', '10: file ends inside a quoted field'],
  ['a,b\n1,"x"y\n', '9: expected "," or a line break after a quoted field'],
  ['a,b\n1,x\0\n', '7: zero byte inside a field'],
  ['a,b\n1,"\0"\n', '7: zero byte inside a field'],
  ['"a', '2: file ends inside a quoted field'],
])('%j is refused: %s', (csv, says) => {
  expect(complaint(csv)).toBe(says);
  expect(complaint(csv, every(csv))).toBe(says);
});

test('invalid UTF-8 is refused', () => {
  const csv = Uint8Array.of(0x61, 0x0a, 0x78, 0xff, 0x0a);
  expect(complaint(csv)).toBe('3: invalid UTF-8');
  expect(complaint(csv.subarray(0, 3))).toBeNull();
  expect(complaint(Uint8Array.of(0x61, 0x0a, 0xc3))).toBe('3: file ends inside a character');
});

function complaint(csv: string | Uint8Array, cuts: readonly number[] = []): string | null {
  try {
    decodeCsv(csv, 'a:VARCHAR b:VARCHAR', {cuts});
    return null;
  } catch (thrown) {
    if (thrown instanceof MalformedFile) return `${thrown.byte}: ${thrown.reason}`;
    throw thrown;
  }
}

test('a file cut in pieces of any size is the same', () => {
  const csv =
    'a,b,new,"l"\r\n1,"x, ""é😀"" \r\n y",2.5,"[1, None]"\r\n\r\n,,"",\n"3",😀,x,[]\nx,"",,"[ 1]"\n7,"",,';
  const columns = 'a:BIGINT b:VARCHAR l:BIGINT[] missing:DOUBLE';
  const whole = decodeCsv(csv, columns);
  expect(whole.rows).toEqual([
    [1n, 'x, "é😀" \r\n y', [1n, null], null],
    [null, null, null, null],
    [3n, '😀', [], null],
    [null, '', [1n], null],
    [7n, '', null, null],
  ]);
  for (let size = 1; size < csv.length; size++) {
    const cuts = every(csv).filter((at) => at % size === 0);
    expect(decodeCsv(csv, columns, {cuts})).toEqual(whole);
    const {chunks: _, ...rest} = decodeCsv(csv, columns, {cuts, rowsPerChunk: 2});
    expect(whole).toMatchObject(rest);
  }
});

/** As Python's csv module writes what it read from JSON, with every column of every row. */
function asOpenF1(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].toSorted();
  const quoted = (text: string) =>
    /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = rows.map((row) => names.map((name) => quoted(python(row[name], false))).join());
  return [names.map(quoted).join(), ...lines].map((line) => `${line}\r\n`).join('');
}

function python(value: unknown, isInList: boolean): string {
  if (value === null || value === undefined) return isInList ? 'None' : '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map((element) => python(element, true)).join(', ')}]`;
  if (typeof value === 'string' && isInList) return `'${value.replaceAll("'", "\\'")}'`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

test.each(
  endpoints.flatMap(({name}) =>
    sharedFiles(`openf1/${name}`).map((path) => [name, basename(path), path] as const),
  ),
)('the recorded %s/%s is the same as CSV', (_, __, path) => {
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const rows = (Array.isArray(parsed) ? parsed : []).slice(0, 2000);
  if (rows.length === 0) return;
  // Numbers as JavaScript writes them, and no text that is empty: CSV has none.
  const json = JSON.stringify(rows, (_, value) => (value === '' ? null : value));
  const csv = asOpenF1(rows);
  const asJson = decode(json, []);
  const asCsv = decode(csv, [], {format: 'csv'});
  const byName = (a: {name: string}, b: {name: string}) => (a.name < b.name ? -1 : 1);
  const {newColumns} = asJson;
  expect(asCsv.newColumns.toSorted(byName)).toEqual(newColumns.toSorted(byName));
  expect(
    decode(csv, newColumns, {format: 'csv', cuts: [1000, 65_537].filter((cut) => cut < csv.length)})
      .rows,
  ).toEqual(decode(json, newColumns).rows);
});

const fieldText = fc.oneof(
  fc.string({unit: 'grapheme'}),
  fc.string({unit: fc.constantFrom('a', '"', ',', '\n', '\r', "'", '\\', ' ', '😀')}),
  fc.constantFrom('1', '-2.5', 'True', '[1, None]', "['a']", '[', '2024-01-01', 'null', ''),
);

test('generated tables are read as written, however windows and chunks are cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fieldText, fieldText, fieldText), {maxLength: 8}),
      fc.array(fc.nat(500), {maxLength: 6}),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({min: 1, max: 5}),
      (rows, offsets, lineEnd, rowsPerChunk) => {
        const clean = rows.map((row) => row.map((text) => text.replaceAll('\0', '')));
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const csv = ['a,b,c', ...clean.map((row) => row.map(quoted).join())].join(lineEnd);
        const size = new TextEncoder().encode(csv).length;
        const cuts = offsets.map((offset) => offset % (size + 1)).toSorted((a, b) => a - b);
        const {rows: found} = decodeCsv(csv, 'a:VARCHAR c:VARCHAR', {cuts, rowsPerChunk});
        const isList = (text: string | undefined) => text?.startsWith('[') && text.endsWith(']');
        expect(found.length).toBe(clean.length);
        for (const [i, row] of clean.entries())
          for (const [column, text] of [row[0], row[2]].entries())
            if (!isList(text)) expect(found[i]?.[column]).toBe(text);
      },
    ),
    {numRuns: 500},
  );
});
