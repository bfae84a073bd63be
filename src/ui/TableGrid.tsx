import type {Header, Row as ModelRow} from '@tanstack/react-table';
import {useVirtualizer} from '@tanstack/react-virtual';
import {ArrowDown, ArrowUp} from 'lucide-react';
import {memo, type ReactNode, useEffect, useRef} from 'react';
import {classNames} from './classNames';
import styles from './DataTable.module.css';
import {formatCell, isFigure, shortType} from './formatCell';
import {
  columnWidth,
  type DataColumn,
  type Features,
  type GridTable,
  type TableRow,
} from './tableModel';

const rowHeight = 31;

interface TableGridProps<Row extends TableRow> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly table: GridTable<Row>;
  readonly rowCount: number;
  /** Place of the table model's first row among all rows. */
  readonly firstRow: number;
  /** Rows before row 0 of this grid, for the row numbers told to assistive technology. */
  readonly rowsBefore?: number;
  /** When it changes, the grid scrolls to its top. */
  readonly topKey?: string;
  readonly onRange?: (first: number, last: number) => void;
  readonly foot?: ReactNode;
}

/** Header and virtual rows: draws only what is in sight. */
export function TableGrid<Row extends TableRow>(props: TableGridProps<Row>) {
  const {label, columns, table, rowCount, firstRow, rowsBefore = 0, topKey, onRange, foot} = props;
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used here
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const rows = table.getRowModel().rows;

  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  useEffect(() => {
    scroller.current?.scrollTo({top: 0});
  }, [topKey]);

  return (
    <>
      <div
        ref={scroller}
        className={styles['scroller']}
        role="region"
        aria-label={label}
        tabIndex={0}
      >
        <table
          className={styles['table']}
          aria-rowcount={rowsBefore + rowCount + 1}
          style={{minWidth: columns.reduce((sum, column) => sum + columnWidth(column), 0)}}
        >
          <Head columns={columns} table={table} />
          <Spacer height={items[0]?.start ?? 0} columns={columns.length} />
          <tbody>
            {items.map(({index}) => (
              <GridRow
                key={index}
                row={rows[index - firstRow]}
                columns={columns}
                rowIndex={rowsBefore + index + 2}
              />
            ))}
          </tbody>
          <Spacer
            height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)}
            columns={columns.length}
          />
        </table>
        {rowCount === 0 && <p className={styles['empty']}>No rows</p>}
      </div>
      {foot && <div className={styles['foot']}>{foot}</div>}
    </>
  );
}

function Head<Row extends TableRow>({
  columns,
  table,
}: Pick<TableGridProps<Row>, 'columns' | 'table'>) {
  return (
    <>
      <colgroup>
        {columns.map((column) => (
          <col key={column.name} style={{width: columnWidth(column)}} />
        ))}
      </colgroup>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header, at) => {
              const column = columns[at];
              return column && <HeaderCell key={header.id} header={header} column={column} />;
            })}
          </tr>
        ))}
      </thead>
    </>
  );
}

function Spacer({height, columns}: {readonly height: number; readonly columns: number}) {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr>
        <td className={styles['spacer']} colSpan={columns} style={{height}} />
      </tr>
    </tbody>
  );
}

const ariaSort = {asc: 'ascending', desc: 'descending'} as const;

function HeaderCell<Row extends TableRow>({
  header,
  column,
}: {
  readonly header: Header<Features, Row>;
  readonly column: DataColumn<Row>;
}) {
  const sorted = header.column.getIsSorted();
  return (
    <th
      scope="col"
      className={isFigure(column.type) ? styles['figure'] : undefined}
      aria-sort={sorted ? ariaSort[sorted] : undefined}
    >
      <button
        type="button"
        className={styles['sort']}
        title={column.doc}
        onClick={() => header.column.toggleSorting()}
      >
        <span className={styles['names']}>
          <span className={styles['name']}>{column.label ?? column.name}</span>
          <span className={styles['type']} title={column.type}>
            {shortType(column.type)}
          </span>
        </span>
        {sorted === 'asc' && <ArrowUp className={styles['arrow']} aria-hidden="true" />}
        {sorted === 'desc' && <ArrowDown className={styles['arrow']} aria-hidden="true" />}
      </button>
    </th>
  );
}

interface GridRowProps<Row extends TableRow> {
  readonly row: ModelRow<Features, Row> | undefined;
  readonly columns: readonly DataColumn<Row>[];
  readonly rowIndex: number;
}

function PlainGridRow<Row extends TableRow>({row, columns, rowIndex}: GridRowProps<Row>) {
  return (
    <tr aria-rowindex={rowIndex}>
      {columns.map((column) => (
        <td key={column.name} className={isFigure(column.type) ? styles['figure'] : undefined}>
          {row ? cellOf(column, row.original) : <span className={styles['waiting']} />}
        </td>
      ))}
    </tr>
  );
}
const GridRow = memo(PlainGridRow) as typeof PlainGridRow;

function cellOf<Row extends TableRow>(column: DataColumn<Row>, row: Row): ReactNode {
  if (column.render) return column.render(row);
  const text = formatCell(row[column.name], column.type);
  if (text === null) return <span className={classNames(styles['null'])}>NULL</span>;
  return text.length > 24 ? <span title={text}>{text}</span> : text;
}
