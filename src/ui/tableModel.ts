import {
  type ColumnDef,
  createSortedRowModel,
  type ReactTable,
  rowSortingFeature,
  type TableState,
  tableFeatures,
} from '@tanstack/react-table';
import type {ReactNode} from 'react';

export type TableRow = Readonly<Record<string, unknown>>;

/** A column of a data table. */
export interface DataColumn<Row extends TableRow = TableRow> {
  /** Field of the row. */
  readonly name: string;
  /** Shown in the header; by default the name. */
  readonly label?: string;
  /** SQL type: decides alignment and format, and is shown in the header. */
  readonly type: string;
  /** Explains the column, on hover. */
  readonly doc?: string;
  /** Pixels; by default from type and name. */
  readonly width?: number;
  readonly render?: (row: Row) => ReactNode;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: {
    plain: (a, b, column) => compareValues(a.getValue(column), b.getValue(column)),
  },
});
export type Features = typeof features;
export type GridTable<Row extends TableRow> = ReactTable<
  Features,
  Row,
  Pick<TableState<Features>, 'sorting'>
>;

/** Order of two values: numbers by size, all else by text as people sort it. NULL is handled by the caller. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', {numeric: true});
}

/** The columns as TanStack Table takes them. NULLs come last in either direction, as in the engine's ORDER BY here. */
export function columnDefs<Row extends TableRow>(
  columns: readonly DataColumn<Row>[],
): ColumnDef<Features, Row>[] {
  return columns.map(({name}) => ({
    id: name,
    accessorFn: (row: Row) => row[name] ?? undefined,
    sortFn: 'plain',
    sortUndefined: 'last',
  }));
}

const widthByType: Readonly<Record<string, number>> = {
  BOOLEAN: 84,
  TIMESTAMP: 208,
  DATE: 110,
  BIGINT: 96,
  INTEGER: 96,
  DOUBLE: 104,
};

export function columnWidth({name, label, type, width}: DataColumn<never>): number {
  return width ?? Math.max(widthByType[type] ?? 168, (label ?? name).length * 7.4 + 44);
}
