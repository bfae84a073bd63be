import {useQueries} from '@tanstack/react-query';
import {useTable} from '@tanstack/react-table';
import {ChevronLeft, ChevronRight} from 'lucide-react';
import {type ReactNode, useCallback, useMemo, useState} from 'react';
import {AppError} from '#/base/errors';
import {Button} from './Button';
import styles from './DataTable.module.css';
import {ErrorNotice} from './ErrorNotice';
import {TableGrid} from './TableGrid';
import {columnDefs, type DataColumn, features, type Sort, type TableRow} from './tableModel';

export interface RowPage {
  readonly offset: number;
  readonly limit: number;
  /** Null is the natural order. NULLs are to come last in either direction. */
  readonly sort: Sort | null;
  readonly signal: AbortSignal;
}

/** Rows that are fetched as they come in sight. */
export interface RowSource<Row extends TableRow = TableRow> {
  /** Tells this content from any other; changes when rows change. */
  readonly key: string;
  readonly rowCount: number;
  readonly getRows: (page: RowPage) => Promise<readonly Row[]>;
}

interface PagedTableProps<Row extends TableRow> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly source: RowSource<Row>;
  /** Shown at the foot's right end. */
  readonly foot?: ReactNode;
}

const pageRows = 200;
/** Browsers cap an element's height, so a long table is shown in stretches of this many rows. */
const stretchRows = 400_000;

const count = new Intl.NumberFormat('en');

/** A table of any length: pages in what is in sight; sorting by header is done by the source. */
export function PagedTable<Row extends TableRow>(props: PagedTableProps<Row>) {
  const {label, columns, source, foot} = props;
  const [stretch, setStretch] = useState(0);
  const [range, setRange] = useState({first: 0, last: 0});
  const [sorting, setSorting] = useState<{id: string; desc: boolean}[]>([]);
  const start =
    Math.min(stretch, Math.max(0, Math.ceil(source.rowCount / stretchRows) - 1)) * stretchRows;
  const rowCount = Math.min(stretchRows, source.rowCount - start);
  const order = sorting[0];
  const sort: Sort | null = order ? {column: order.id, descending: order.desc} : null;
  const pages = usePages({source, sort, start, rowCount, range});

  const defs = useMemo(() => columnDefs(columns), [columns]);
  const table = useTable(
    {
      features,
      columns: defs,
      data: pages.rows,
      manualSorting: true,
      state: {sorting},
      onSortingChange: setSorting,
    },
    (state) => ({sorting: state.sorting}),
  );
  const onRange = useCallback((first: number, last: number) => {
    setRange((now) => (now.first === first && now.last === last ? now : {first, last}));
  }, []);

  return (
    <>
      {pages.failure && (
        <ErrorNotice failure={AppError.from(pages.failure)} onRetry={pages.retry} />
      )}
      <TableGrid
        label={label}
        columns={columns}
        table={table}
        rowCount={rowCount}
        firstRow={pages.firstRow}
        rowsBefore={start}
        topKey={`${start} ${order?.id ?? ''} ${order?.desc ?? ''}`}
        onRange={onRange}
        foot={
          <>
            <Stretches
              start={start}
              end={start + rowCount}
              rowCount={source.rowCount}
              onMove={(by) => setStretch(start / stretchRows + by)}
            />
            {foot}
          </>
        }
      />
    </>
  );
}

interface PagesRequest<Row extends TableRow> {
  readonly source: RowSource<Row>;
  readonly sort: Sort | null;
  readonly start: number;
  readonly rowCount: number;
  readonly range: {readonly first: number; readonly last: number};
}

/** The rows of the pages in sight, from the first of them that is there. */
function usePages<Row extends TableRow>({source, sort, start, rowCount, range}: PagesRequest<Row>) {
  const firstPage = Math.floor(range.first / pageRows);
  const lastPage = Math.floor(Math.min(range.last, Math.max(0, rowCount - 1)) / pageRows);
  const queries = useQueries({
    queries:
      rowCount <= 0
        ? []
        : Array.from({length: Math.max(1, lastPage - firstPage + 1)}, (_, at) => {
            const offset = start + (firstPage + at) * pageRows;
            return {
              queryKey: ['rows', source.key, sort, offset],
              queryFn: ({signal}: {signal: AbortSignal}) =>
                source.getRows({offset, limit: pageRows, sort, signal}),
              gcTime: 10_000,
            };
          }),
  });
  const there = queries.findIndex(({data}) => data !== undefined);
  const run = there < 0 ? [] : queries.slice(there);
  const missing = run.findIndex(({data}) => data === undefined);
  const loaded = (missing < 0 ? run : run.slice(0, missing)).map(({data}) => data ?? []);
  const rows = useSameRows(loaded);
  return {
    rows,
    firstRow: (firstPage + Math.max(0, there)) * pageRows,
    failure: queries.find(({error}) => error)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.isError) void query.refetch();
    },
  };
}

/** The pages as one array that stays the same while the pages do, as the table model wants it. */
function useSameRows<Row>(pages: readonly (readonly Row[])[]): readonly Row[] {
  const [kept, setKept] = useState(() => ({pages, rows: pages.flat()}));
  const isSame =
    kept.pages.length === pages.length && pages.every((page, at) => page === kept.pages[at]);
  if (isSame) return kept.rows;
  const now = {pages, rows: pages.flat()};
  setKept(now);
  return now.rows;
}

interface StretchesProps {
  readonly start: number;
  readonly end: number;
  readonly rowCount: number;
  readonly onMove: (by: number) => void;
}

function Stretches({start, end, rowCount, onMove}: StretchesProps) {
  if (rowCount <= stretchRows)
    return <span>{`${count.format(rowCount)} ${rowCount === 1 ? 'row' : 'rows'}`}</span>;
  return (
    <span className={styles['pager']}>
      <Button
        kind="quiet"
        iconOnly
        aria-label="Earlier rows"
        disabled={start === 0}
        onClick={() => onMove(-1)}
        icon={<ChevronLeft />}
      />
      <span>{`Rows ${count.format(start + 1)} to ${count.format(end)} of ${count.format(rowCount)}`}</span>
      <Button
        kind="quiet"
        iconOnly
        aria-label="Later rows"
        disabled={end >= rowCount}
        onClick={() => onMove(1)}
        icon={<ChevronRight />}
      />
    </span>
  );
}
