import {type Dispatch, type SetStateAction, useCallback, useState} from 'react';
import type {Failure} from '#/contracts/engine';
import type {ResultColumn} from '#/contracts/query';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {ColumnDialog} from './ColumnDialog';
import {GridFoot} from './GridFoot';
import {type CellRange, type GridSelection, rangeOf} from './gridSelection';
import {ResultGrid} from './ResultGrid';
import type {Shape} from './shapedSql';
import styles from './SqlResults.module.css';
import {useCopy} from './useCopy';
import {useProfile} from './useProfile';
import {useRowCache} from './useRowCache';
import type {SqlResult} from './useSqlRun';
import {ValueDialog} from './ValueDialog';

interface ResultTableProps {
  readonly result: SqlResult;
  readonly isRunning: boolean;
  /** The statement's own, whose columns may be filtered and sorted. */
  readonly base: SqlResult;
  readonly shape: Shape;
  readonly onShape: (shape: Shape) => void;
  readonly hasProfile: boolean;
}

/** A dialog over the grid: of the cursor's cell, or of the column at a place. */
type Opened = {readonly kind: 'value'} | {readonly kind: 'column'; readonly at: number};

const firstCell: GridSelection = {active: {row: 0, column: 0}, anchor: {row: 0, column: 0}};

/** The grid of a result, its cursor, what is copied and what is opened. */
export function ResultTable(props: ResultTableProps) {
  const {result, isRunning, shape, onShape, hasProfile} = props;
  const {columns, rows} = result;
  const {cache, failure} = useRowCache(result.id, columns);
  const [selection, setSelection] = useSelection(result.id);
  const [widths, setWidths] = useState<ReadonlyMap<number, number>>(new Map());
  const [opened, setOpened] = useState<Opened | null>(null);
  const {outcome, copy} = useCopy(cache, columns);
  const profiling = useProfile(result.id, hasProfile && !isRunning);
  const columnActions = useColumnActions(props, setWidths, setOpened);
  const close = () => setOpened(null);
  const showValue = () => setOpened({kind: 'value'});
  return (
    <>
      <Notice failure={failure ?? profiling.failure} />
      <ResultGrid
        result={result}
        cache={cache}
        hasProfile={hasProfile}
        profile={profiling.profile}
        sort={shape.sort}
        {...columnActions}
        widths={widths}
        selection={selection}
        onSelect={setSelection}
        onCopy={() => copy(rangeOf(selection), 'TSV')}
        onShow={showValue}
      />
      <GridFoot
        result={result}
        active={selection.active}
        profile={hasProfile ? profiling.profile : null}
        outcome={outcome}
        onShow={showValue}
        onCopy={(format) => copy(copiedRange(selection, result), format)}
      />
      {opened?.kind === 'value' && (
        <ValueDialog columns={columns} place={selection.active} cache={cache} onClose={close} />
      )}
      {opened?.kind === 'column' && (
        <ColumnDialog
          column={columns[opened.at] ?? noColumn}
          shape={shape}
          canShape={columnActions.canSort(columns[opened.at] ?? noColumn)}
          width={widths.get(opened.at) ?? null}
          onShape={onShape}
          onWidth={(width) => columnActions.onResize(opened.at, width)}
          onCopy={() => copy(wholeColumn(opened.at, rows), 'TSV')}
          onClose={close}
        />
      )}
    </>
  );
}

/** The same functions while rows come, so that the head is not drawn again with each frame of scrolling. */
function useColumnActions(
  {base, shape, onShape}: ResultTableProps,
  setWidths: Dispatch<SetStateAction<ReadonlyMap<number, number>>>,
  setOpened: (opened: Opened) => void,
) {
  return {
    canSort: useCallback((column: ResultColumn) => isShapeable(base, column), [base]),
    onSort: useCallback(
      (column: ResultColumn) => onShape({...shape, sort: nextSort(shape, column)}),
      [shape, onShape],
    ),
    onOpen: useCallback((at: number) => setOpened({kind: 'column', at}), [setOpened]),
    onResize: useCallback(
      (at: number, width: number) => setWidths((now) => new Map(now).set(at, width)),
      [setWidths],
    ),
  };
}

/** Where the cursor is; in another result at its beginning. */
function useSelection(id: string) {
  const [stand, setStand] = useState({id, selection: firstCell});
  const selection = stand.id === id ? stand.selection : firstCell;
  return [selection, (next: GridSelection) => setStand({id, selection: next})] as const;
}

const noColumn: ResultColumn = {name: '', type: ''};

const wholeColumn = (at: number, rows: number): CellRange => ({
  firstRow: 0,
  endRow: rows,
  firstColumn: at,
  endColumn: at + 1,
});

function Notice({failure}: {readonly failure: Failure | null}) {
  if (!failure) return null;
  return (
    <div className={styles['notice']}>
      <ErrorNotice failure={failure} />
    </div>
  );
}

/** Of columns with one name a statement around them could not tell which is meant. */
const isShapeable = ({isQuery, columns}: SqlResult, column: ResultColumn): boolean =>
  isQuery &&
  columns.filter(({name}) => name.toLowerCase() === column.name.toLowerCase()).length === 1;

/** Unsorted, ascending, descending, unsorted. */
function nextSort({sort}: Shape, column: ResultColumn): Shape['sort'] {
  if (sort?.column.name !== column.name) return {column, descending: false};
  return sort.descending ? null : {column, descending: true};
}

/** What is selected; with the cursor alone, all rows. */
function copiedRange(selection: GridSelection, {rows, columns}: SqlResult): CellRange {
  const range = rangeOf(selection);
  const isOne = range.endRow - range.firstRow === 1 && range.endColumn - range.firstColumn === 1;
  return isOne ? {firstRow: 0, endRow: rows, firstColumn: 0, endColumn: columns.length} : range;
}
