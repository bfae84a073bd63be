import {expect, test} from 'vitest';
import {csvText} from './csvText';

const columns = [
  {name: 'driver', label: 'Driver', type: 'VARCHAR'},
  {name: 'gap', label: 'Gap (s)', type: 'DOUBLE'},
];
const body = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  csvText(columns, rows).split('\r\n').slice(1, -1).join('\n');

test('the header has the labels, and every line ends with CR LF', () =>
  expect(csvText(columns, [{driver: 'NOR', gap: 1.5}])).toBe('Driver,Gap (s)\r\nNOR,1.5\r\n'));

test('commas, quotes and line breaks are quoted, and nothing else is', () => {
  expect(body([{driver: 'Sainz, Carlos', gap: 0}])).toBe('"Sainz, Carlos",0');
  expect(body([{driver: 'the "Iceman"', gap: 0}])).toBe('"the ""Iceman""",0');
  expect(body([{driver: 'a\nb', gap: 0}])).toBe('"a\nb",0');
  expect(body([{driver: "O'Ward; P", gap: 0}])).toBe("O'Ward; P,0");
});

test('NULL is an empty field, and zero is zero', () =>
  expect(
    body([
      {driver: null, gap: null},
      {driver: '', gap: 0},
    ]),
  ).toBe(',\n,0'));

test('figures keep all their digits', () =>
  expect(body([{driver: 'NOR', gap: 94.12345678}])).toBe('NOR,94.12345678'));

test('what adding up leaves in the last binary digits is no figure', () => {
  expect(body([{driver: 'NOR', gap: 60.1 - 42.412}])).toBe('NOR,17.688');
  expect(body([{driver: 'NOR', gap: 9007199254740991}])).toBe('NOR,9007199254740991');
});

test('a time is in UTC, as tables show it', () =>
  expect(csvText([{name: 'at', label: 'At', type: 'TIMESTAMP'}], [{at: 0}])).toBe(
    'At\r\n1970-01-01 00:00:00\r\n',
  ));

test('no rows are a header only', () => expect(csvText(columns, [])).toBe('Driver,Gap (s)\r\n'));
