import * as fc from 'fast-check';

/** For tests: arbitrary texts of JSON values and rows. */

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
export const space = fc.constantFrom('', '', '', ' ', '\n  ', '\t', '\r\n');
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
export const valueText = fc.oneof(
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
export const object = fc
  .tuple(fc.array(fc.tuple(keyText, valueText), {maxLength: 6}), space)
  .map(
    ([members, ws]) =>
      `{${ws}${members.map(([key, value]) => `${key}:${ws}${value}`).join(`,${ws}`)}${ws}}`,
  );
/** Runs of rows of one shape, with values that change. */
export const run = fc
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
