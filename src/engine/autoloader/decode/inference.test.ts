import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {valueText} from './jsonTexts';
import {decode, schema} from './oracle';

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
