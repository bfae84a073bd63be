import type {ResultColumn} from '#/contracts/query';
import {isNumber, isTime} from './columnKind';
import type {RowStretch} from './resultRows';

export const rowHeight = 28;
export const narrowest = 56;
const widest = 320;
/** Of a number no digit is left out: the longest, a HUGEINT, has 40. */
const widestNumber = 400;
const perCharacter = 8.6;

/** Columns from `first` to before `end`. */
export interface ColumnRange {
  readonly first: number;
  readonly end: number;
}

/** Widths that fit the names and the first rows, where those are there. */
export function fittingWidths(
  columns: readonly ResultColumn[],
  stretch: RowStretch | undefined,
): readonly number[] {
  return columns.map(({name, type}, column) => {
    const named = name.length * perCharacter + 62;
    const shown = stretch ? longestText(stretch, column) * perCharacter + 26 : usualWidth(type);
    const most = isNumber(type) ? widestNumber : widest;
    return Math.round(Math.min(most, Math.max(88, named, shown)));
  });
}

const sampled = 40;

function longestText(stretch: RowStretch, column: number): number {
  let longest = 0;
  const end = Math.min(stretch.endRow, stretch.firstRow + sampled);
  for (let row = stretch.firstRow; row < end; row += 1)
    longest = Math.max(longest, stretch.text(row, column)?.length ?? 4);
  return longest;
}

const usualWidth = (type: string): number => (isNumber(type) ? 104 : isTime(type) ? 190 : 168);

/** Left edges of the columns, and behind them the right edge of the last one. */
export function leftEdges(widths: readonly number[], from: number): readonly number[] {
  const edges = [from];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  return edges;
}

/** The columns of which something stands between `left` and `right`. */
export function columnsBetween(edges: readonly number[], left: number, right: number): ColumnRange {
  const count = edges.length - 1;
  let first = 0;
  while (first < count - 1 && (edges[first + 1] ?? 0) <= left) first += 1;
  let end = first;
  while (end < count && (edges[end] ?? 0) < right) end += 1;
  return {first, end};
}

/** Of the column numbers that show rows: wide enough for the last row's. */
export const numberWidth = (rows: number): number =>
  Math.round(Math.max(44, rows.toLocaleString('en-GB').length * perCharacter + 20));
