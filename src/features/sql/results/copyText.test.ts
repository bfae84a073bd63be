import {expect, test} from 'vitest';
import {copyText} from './copyText';

const columns = [
  {name: 'driver', type: 'VARCHAR'},
  {name: 'points', type: 'HUGEINT'},
  {name: 'won', type: 'BOOLEAN'},
];
const rows = [
  ['a|b\t"c"\nd', '123456789012345678901234567890', 'true'],
  [null, null, 'false'],
];

test('TSV as spreadsheets read it', () =>
  expect(copyText('TSV', columns, rows)).toBe(
    'driver\tpoints\twon\n"a|b\t""c""\nd"\t123456789012345678901234567890\ttrue\n\t\tfalse',
  ));
test('TSV of one row has no names', () =>
  expect(copyText('TSV', columns, rows.slice(1), false)).toBe('\t\tfalse'));
test('CSV by RFC 4180', () =>
  expect(copyText('CSV', columns, rows)).toBe(
    'driver,points,won\n"a|b\t""c""\nd",123456789012345678901234567890,true\n,,false',
  ));
test('JSON keeps every digit', () => {
  const text = copyText('JSON', columns, rows);
  expect(text).toContain('"points": 123456789012345678901234567890,');
  expect(JSON.parse(text)).toMatchObject([
    {driver: 'a|b\t"c"\nd', won: true},
    {driver: null, points: null, won: false},
  ]);
});
test('a double that JSON does not have is text', () =>
  expect(copyText('JSON', [{name: 'x', type: 'DOUBLE'}], [['nan'], ['-inf'], ['1.5']])).toBe(
    '[\n  {"x": "nan"},\n  {"x": "-inf"},\n  {"x": 1.5}\n]',
  ));
test('Markdown keeps its table whole', () =>
  expect(copyText('Markdown', columns, rows).split('\n')).toEqual([
    '| driver | points | won |',
    '| --- | ---: | --- |',
    '| a\\|b\t"c"<br>d | 123456789012345678901234567890 | true |',
    '|  |  | false |',
  ]));
