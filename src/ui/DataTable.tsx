import {useTable} from '@tanstack/react-table';
import {type ReactNode, useMemo} from 'react';
import {TableGrid} from './TableGrid';
import {columnDefs, type DataColumn, features, type TableRow} from './tableModel';

interface DataTableProps<Row extends TableRow> {
  /** Names the table for assistive technology. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  /** All rows, in their natural order; keep the same array while nothing changed. */
  readonly rows: readonly Row[];
  readonly foot?: ReactNode;
}

/** A table of rows that are at hand. Virtual rows; headers sort. For rows that page in, see `PagedTable`. */
export function DataTable<Row extends TableRow>(props: DataTableProps<Row>) {
  const {label, columns, rows, foot} = props;
  const defs = useMemo(() => columnDefs(columns), [columns]);
  const table = useTable({features, columns: defs, data: rows}, ({sorting}) => ({sorting}));
  return (
    <TableGrid
      label={label}
      columns={columns}
      table={table}
      rowCount={rows.length}
      firstRow={0}
      foot={foot}
    />
  );
}
