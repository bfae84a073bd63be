import * as fc from 'fast-check';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {TargetColumn} from './columnBuffer';
import {decode, expected, schema, type Value} from './oracle';

/** A document is one file: an array of up to four objects, of which no two need have the same keys, order or types. */
const documents = 100_000;
const perProperty = 250;

const keys = ['a', 'b', 'driver_number', 'é'];
const types = [
  'VARCHAR',
  'DOUBLE',
  'BIGINT',
  'BOOLEAN',
  'TIMESTAMP',
  'VARCHAR[]',
  'DOUBLE[]',
  'BIGINT[]',
  'BOOLEAN[]',
];

const literal = fc.constantFrom(
  'null',
  'true',
  'false',
  '[]',
  '{}',
  '""',
  '-0',
  '0.0',
  '1E5',
  '1e400',
  '5e-324',
  '-1e-400',
  '9223372036854775807',
  '-9223372036854775809',
  '9007199254740993',
  '0.1234567890123456789',
  '2.2250738585072011e-308',
  '1.7976931348623157e308',
  '123456789012345678901234567890',
  '"2024-02-29 10:00:00.5"',
  '"2023-09-17T11:10:11.501001+00:00"',
  '"2023-02-30"',
  '"\\u0041\\/\\b\\f\\n\\r\\t\\\\\\""',
  '"\\ud83d\\ude00"',
  '"\\ud800x"',
  '"\\u0000"',
  '"é😀"',
  '[1,null,2]',
  '[0.5,1e3]',
  '[true,false]',
  '["x","\\u00e9"]',
  '[1,"x"]',
  '[[1],{"a":[2]}]',
  '{"a":{"b":[1.0,"}"]}}',
  '{"a":1,"a":2}',
  '[ 1 , {"x" : "y z"} ]',
);
const integer = fc.maxSafeInteger().map(String);
const double = fc.double({noNaN: true, noDefaultInfinity: true}).map((x) => JSON.stringify(x));
const decimal = fc
  .tuple(fc.integer({min: -99_999, max: 99_999}), fc.nat(9999), fc.integer({min: -320, max: 310}))
  .map(([whole, part, power]) => `${whole}.${part}e${power}`);
const text = fc.string({unit: 'binary', maxLength: 6}).map((x) => JSON.stringify(x));
const value = fc.oneof(
  {weight: 5, arbitrary: literal},
  {weight: 1, arbitrary: integer},
  {weight: 1, arbitrary: double},
  {weight: 1, arbitrary: decimal},
  {weight: 1, arbitrary: text},
);
const key = fc.constantFrom(
  '"a"',
  '"a"',
  '"b"',
  '"b"',
  '"driver_number"',
  '"driver_number"',
  '"é"',
  '"\\u00e9"',
  '"\\u0061"',
  '"A"',
  '"x y"',
  '""',
  '"__proto__"',
  '"new"',
);
const space = fc.constantFrom('', '', ' ', '\n', '\t\r\n');
const object = fc
  .tuple(fc.array(fc.tuple(key, value), {maxLength: 4}), space)
  .map(([members, ws]) => `{${members.map(([k, v]) => `${ws}${k}${ws}:${v}`).join(',')}${ws}}`);
const document = fc.record({
  json: fc
    .tuple(fc.array(object, {minLength: 1, maxLength: 4}), space)
    .map(([rows, ws]) => `${ws}[${rows.join(`${ws},`)}${ws}]${ws}`),
  /** Which types the columns have, how the document is cut, and how many rows are handed over at once. */
  types: fc.nat(types.length ** 2 - 1),
  cut: fc.nat(60),
  rowsPerChunk: fc.integer({min: 1, max: 3}),
});

const tables = Array.from({length: types.length ** 2}, (_, n) => {
  const [from, stride] = [n % types.length, 1 + Math.floor(n / types.length)];
  const typed = keys.map((name, i) => `${name}:${types[(from + i * stride) % types.length]}`);
  return schema(typed.slice(0, 2 + (n % 3)).join(' '));
});

/** Equal to the last bit: 0 and -0 differ. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every(
      (name) =>
        Object.hasOwn(b, name) && isSame(Reflect.get(a, name), Reflect.get(b, name) as unknown),
    )
  );
}

/** Whether a column holds what JSON.parse read; null says that it does not. */
function holds(stored: Value, type: string, parsed: unknown): boolean {
  if (stored === null) return false;
  if (Array.isArray(stored)) {
    const of = type.slice(0, -2);
    return (
      Array.isArray(parsed) &&
      stored.length === parsed.length &&
      stored.every((one, i) => (one === null ? parsed[i] === null : holds(one, of, parsed[i])))
    );
  }
  if (type === 'BIGINT') return typeof parsed === 'number' && Number(stored) === parsed;
  if (type === 'TIMESTAMP') return typeof parsed === 'string' && typeof stored === 'bigint';
  if (type === 'VARCHAR' && typeof parsed !== 'string')
    return typeof stored === 'string' && isSame(JSON.parse(stored), parsed);
  return Object.is(stored, parsed);
}

type Parsed = Readonly<Record<string, unknown>>;

/** What JSON.parse reads of a row and neither a column nor the rescued data holds; null when there is no such thing. */
function lost(
  parsed: Parsed,
  columns: readonly TargetColumn[],
  {row, rescued}: {readonly row: readonly Value[]; readonly rescued: string | null},
): string | null {
  const rest = (rescued === null ? {} : JSON.parse(rescued)) as Parsed;
  for (const [name, is] of Object.entries(parsed)) {
    const at = columns.findIndex((column) => column.name === name);
    const column = columns[at];
    const stored = row[at] ?? null;
    if (is === null ? stored === null : column && holds(stored, column.type, is)) continue;
    if (stored !== null || !Object.hasOwn(rest, name) || !isSame(rest[name], is)) return name;
  }
  return null;
}

// Every cut document throws on its way: where from is a sixth of the time, and told to nobody.
const traced = Error.stackTraceLimit;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = traced;
});

test(`${documents.toLocaleString('en')} generated documents hold what JSON.parse reads, and say the rest by the rules`, () => {
  let seen = 0;
  let rows = 0;
  fc.assert(
    fc.property(
      fc.array(document, {minLength: perProperty, maxLength: perProperty}),
      (generated) => {
        for (const {json, types: table, cut, rowsPerChunk} of generated) {
          const columns = tables[table] ?? [];
          const cuts = cut < json.length ? [cut] : [];
          const found = decode(json, columns, {cuts, rowsPerChunk});
          const is = expected(json, columns);
          if (!isSame(found.rows, is.rows) || !isSame(found.rescued, is.rescued))
            expect({json, ...found}).toMatchObject(is);
          const parsed = JSON.parse(json) as readonly Parsed[];
          if (found.rows.length !== parsed.length) expect(found.rows).toHaveLength(parsed.length);
          parsed.forEach((object, i) => {
            const row = {row: found.rows[i] ?? [], rescued: found.rescued[i] ?? null};
            const missing = lost(object, columns, row);
            if (missing !== null) expect({json, ...row}, missing).toBeNull();
          });
          seen += 1;
          rows += parsed.length;
        }
      },
    ),
    {numRuns: documents / perProperty, endOnFailure: false},
  );
  console.log(`${seen} documents of ${rows} rows`);
  expect(seen).toBeGreaterThanOrEqual(documents);
  expect(rows).toBeGreaterThan(2 * documents);
}, 180_000);
