import {describe, expect, test} from 'vitest';
import {MalformedFile} from './fault';
import {decode, expected, schema} from './oracle';

const columns = schema('a:VARCHAR b:VARCHAR');
/** The first object's keys are what the others' are expected to be: only those are read as predicted. */
const rowsOf = (literals: readonly string[]) =>
  `[{"a":"","b":""},${literals.map((literal, i) => `{"a":"${literal}","b":"${'-'.repeat(i % 5)}"}`).join()}]`;
const lengths = Array.from({length: 14}, (_, length) => length);

test.each([
  ['nothing', ''],
  ['an escaped quote', '\\"'],
  ['an escaped backslash', '\\\\'],
  ['two escapes', '\\n\\t'],
  ['an escape for a letter', '\\u00e9'],
  ['an escape for a zero byte', '\\u0000'],
  ['escapes one behind the other', '\\u2013\\u00e9\\u0041'],
  ['a pair of surrogates', '\\ud83d\\ude00'],
  ['a letter, and a pair of surrogates', '\\u00e9\\ud83d\\ude00'],
  ['a surrogate alone', '\\ud83d'],
  ['half a pair, and another letter', '\\ud83d\\u0041'],
  ['a letter of two bytes', 'é'],
  ['a letter of three bytes', '–'],
  ['a letter of four bytes', '😀'],
  ['letters of all lengths', 'é–😀é'],
  ['DEL', '\u007f'],
  ['what stands beside the quote and the backslash', '!#[]'],
  ['a hundred thousand bytes', 'RED FLAG – '.repeat(10_000)],
])('a text with %s, wherever in a word it stands', (_, special) => {
  const literals = lengths.flatMap((before) =>
    [0, 1, 2, 3, 4, 9].map((after) => 'x'.repeat(before) + special + 'y'.repeat(after)),
  );
  const json = rowsOf(literals);
  expect(decode(json, columns)).toMatchObject(expected(json, columns));
});

describe('a text is cut by the end of a window', () => {
  test.each([
    'RED FLAG',
    'é–😀',
    'say \\"BOX\\"',
    '\\\\',
    'ab\\u2013\\ud83d\\ude00c',
    '\\u00e9\\ud83d\\ude00',
  ])('%s, at every byte', (text) => {
    const json = rowsOf([text, `${text}${text}`, `123${text}`]);
    const whole = expected(json, columns);
    const {length} = new TextEncoder().encode(json);
    for (let cut = 1; cut < length; cut++)
      expect(decode(json, columns, {cuts: [cut]})).toMatchObject(whole);
  });
});

test('every byte that a text may not hold is found where it stands, also by the end of a word', () => {
  const bad = [...Array.from({length: 0x20}, (_, c) => c), 0x80, 0xbf, 0xc0, 0xc1, 0xf5, 0xff];
  for (const byte of bad)
    for (const before of lengths) {
      const bytes = new TextEncoder().encode(rowsOf([`${'x'.repeat(before)}?`, 'after']));
      const at = bytes.indexOf(0x3f);
      bytes[at] = byte;
      expect(() => decode(bytes, columns)).toThrow(MalformedFile);
      expect(() => decode(bytes, columns)).toThrow(expect.objectContaining({byte: at}));
    }
});

test('every other ASCII character is itself, in every place of a word', () => {
  const all = Array.from({length: 0x60}, (_, i) => String.fromCharCode(0x20 + i))
    .filter((c) => c !== '"' && c !== '\\')
    .join('');
  const json = rowsOf(lengths.map((skipped) => all.slice(skipped)));
  expect(decode(json, columns)).toMatchObject(expected(json, columns));
});

test('a text that breaks off inside an escape or a letter is refused at the first byte that is wrong', () => {
  for (const [text, byte] of [
    ['ab\\x', 3],
    ['abc\\u12', 7],
    ['abc\\u00e9\\u12', 13],
    ['abc\\u00e9\\x', 10],
  ] as const) {
    const json = rowsOf([text]);
    const at = json.indexOf(text) + byte;
    expect(() => decode(json, columns)).toThrow(expect.objectContaining({byte: at}));
  }
});
