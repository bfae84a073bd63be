import {type ExtractionOptions, type Table, tableFromIPC} from '@uwdata/flechette';
import type {ResultColumn, ResultRows} from '#/contracts/query';
import {valueText} from './valueText';

/** Rows that follow each other in a result, as text. */
export interface RowStretch {
  readonly firstRow: number;
  /** The row behind the last one. */
  readonly endRow: number;
  /** As DuckDB writes it; null for NULL. */
  readonly text: (row: number, column: number) => string | null;
}

const exact: ExtractionOptions = {useBigInt: true, useBigIntTimestamp: true, useDecimalInt: true};

/** Values are made into text when they are asked for: of a batch of thousands a screen shows forty. */
export function rowStretch(
  {arrow, firstRow}: ResultRows,
  columns: readonly ResultColumn[],
): RowStretch {
  const table: Table = tableFromIPC(arrow, exact);
  const children = columns.map((_, at) => table.getChildAt(at));
  return {
    firstRow,
    endRow: firstRow + table.numRows,
    text: (row, column) =>
      valueText(columns[column]?.type ?? '', children[column]?.at(row - firstRow)),
  };
}
