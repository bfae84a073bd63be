import {useCallback, useState} from 'react';
import {plural} from '#/base/format';
import {toFailure} from '#/client/lake';
import type {ResultColumn} from '#/contracts/query';
import {type CopyFormat, copyText, type TextRow} from './copyText';
import type {CellRange} from './gridSelection';
import type {RowCache} from './rowCache';

/** A clipboard is no file: so many cells are copied at most, and the rest is for an export. */
const mostCells = 500_000;

export interface Copying {
  /** What was copied last or why not, in words. */
  readonly outcome: string | null;
  readonly copy: (range: CellRange, format: CopyFormat) => void;
}

/** Copies cells of a result, those that are not at hand included. */
export function useCopy(cache: RowCache, columns: readonly ResultColumn[]): Copying {
  const [outcome, setOutcome] = useState<string | null>(null);
  const copy = useCallback<Copying['copy']>(
    (range, format) => {
      copyRange(cache, columns, range, format).then(setOutcome, (thrown: unknown) =>
        setOutcome(`Not copied: ${toFailure(thrown).message}`),
      );
    },
    [cache, columns],
  );
  return {outcome, copy};
}

async function copyRange(
  cache: RowCache,
  columns: readonly ResultColumn[],
  range: CellRange,
  format: CopyFormat,
): Promise<string> {
  const {firstColumn, endColumn, firstRow} = range;
  const chosen = columns.slice(firstColumn, endColumn);
  const most = Math.max(1, Math.floor(mostCells / Math.max(1, chosen.length)));
  const endRow = Math.min(range.endRow, firstRow + most);
  const rows: TextRow[] = [];
  for (let row = firstRow; row < endRow; ) {
    const [stretch] = await cache.load(row, row + 1);
    if (!stretch) break;
    const end = Math.min(endRow, stretch.endRow);
    for (; row < end; row += 1)
      rows.push(chosen.map((_, at) => stretch.text(row, firstColumn + at)));
    // The page goes on between two batches.
    await new Promise((resolve) => setTimeout(resolve));
  }
  const isCell = rows.length === 1 && chosen.length === 1;
  const isPlain = format === 'TSV' && isCell;
  await navigator.clipboard.writeText(
    isPlain ? (rows[0]?.[0] ?? '') : copyText(format, chosen, rows, rows.length > 1),
  );
  const what = isCell
    ? 'the cell'
    : `${plural(rows.length, 'row')} of ${plural(chosen.length, 'column')}`;
  const rest = endRow < range.endRow ? '; for all of them save a file' : '';
  return `Copied ${what} as ${format}${rest}.`;
}
