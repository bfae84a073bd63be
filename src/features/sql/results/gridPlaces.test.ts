import {expect, test} from 'vitest';
import {columnsBetween, leftEdges} from './gridLayout';
import {afterKey, type GridSelection, rangeOf, wholeRows} from './gridSelection';
import {scrollScale} from './scrollScale';

const size = {rows: 10_000_000, columns: 4, page: 20};
const at = (row: number, column: number): GridSelection => ({
  active: {row, column},
  anchor: {row, column},
});
const key = (name: string, held: Partial<Record<'ctrlKey' | 'shiftKey', boolean>> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

test.each([
  ['ArrowDown', {}, {row: 6, column: 2}],
  ['ArrowUp', {}, {row: 4, column: 2}],
  ['ArrowLeft', {}, {row: 5, column: 1}],
  ['PageDown', {}, {row: 25, column: 2}],
  ['PageUp', {}, {row: 0, column: 2}],
  ['Home', {}, {row: 5, column: 0}],
  ['End', {}, {row: 5, column: 3}],
  ['Home', {ctrlKey: true}, {row: 0, column: 0}],
  ['End', {ctrlKey: true}, {row: 9_999_999, column: 3}],
  ['ArrowDown', {ctrlKey: true}, {row: 9_999_999, column: 2}],
])('%s moves the cursor', (name, held, active) =>
  expect(afterKey(at(5, 2), key(name, held), size)?.active).toEqual(active),
);

test('with Shift the selection grows from where it began', () => {
  const grown = afterKey(at(5, 2), key('ArrowUp', {shiftKey: true}), size) ?? at(0, 0);
  expect(rangeOf(grown)).toEqual({firstRow: 4, endRow: 6, firstColumn: 2, endColumn: 3});
});
test('rows, columns and all are selected as in any grid', () => {
  const range = (name: string, held: Parameters<typeof key>[1]) =>
    rangeOf(afterKey(at(5, 2), key(name, held), size) ?? at(0, 0));
  expect(range(' ', {shiftKey: true})).toEqual(rangeOf(wholeRows(at(5, 2), size)));
  expect(range(' ', {ctrlKey: true})).toMatchObject({firstRow: 0, endRow: 1e7, endColumn: 3});
  expect(range('a', {ctrlKey: true})).toMatchObject({endRow: 1e7, firstColumn: 0, endColumn: 4});
});
test('letters are left to the browser', () =>
  expect(afterKey(at(5, 2), key('x'), size)).toBeNull());

test.each([10, 1_000, 1_000_000, 10_000_000])(
  'of %i rows the scroll bar reaches both ends',
  (rows) => {
    const viewport = 500;
    const scale = scrollScale(rows * 28, viewport);
    expect(scale.canvas).toBeLessThanOrEqual(8_000_000);
    const end = Math.max(0, scale.canvas - viewport);
    expect(scale.rowsAbove(0)).toBe(0);
    expect(scale.rowsAbove(end)).toBeCloseTo(Math.max(0, rows * 28 - viewport), 3);
    for (const part of [0.1, 0.5, 0.9])
      expect(scale.scrollTop(scale.rowsAbove(end * part))).toBeCloseTo(end * part, 3);
  },
);

test('only the columns in sight are drawn', () => {
  const edges = leftEdges([100, 100, 100, 100], 50);
  expect(edges).toEqual([50, 150, 250, 350, 450]);
  expect(columnsBetween(edges, 160, 300)).toEqual({first: 1, end: 3});
  expect(columnsBetween(edges, 0, 1_000)).toEqual({first: 0, end: 4});
});
