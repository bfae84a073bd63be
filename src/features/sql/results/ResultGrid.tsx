import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import type {ResultProfile} from '#/contracts/query';
import {GridHead, type GridHeadProps} from './GridHead';
import {
  type ColumnRange,
  columnsBetween,
  fittingWidths,
  leftEdges,
  numberWidth,
  rowHeight,
} from './gridLayout';
import {cellId, GridRows} from './GridRows';
import {afterKey, type CellPlace, type GridSelection, wholeRows} from './gridSelection';
import styles from './ResultGrid.module.css';
import type {RowCache} from './rowCache';
import {type GridView, useGridScroll} from './useGridScroll';
import type {SqlResult} from './useSqlRun';

interface ResultGridProps extends Pick<GridHeadProps, 'sort' | 'canSort' | 'onSort' | 'onOpen'> {
  readonly result: SqlResult;
  readonly cache: RowCache;
  readonly hasProfile: boolean;
  readonly profile: ResultProfile | null;
  /** Widths that a person gave columns, by place. */
  readonly widths: ReadonlyMap<number, number>;
  readonly onResize: (column: number, width: number) => void;
  readonly selection: GridSelection;
  readonly onSelect: (selection: GridSelection) => void;
  readonly onCopy: () => void;
  /** Shows the whole value of the cursor's cell. */
  readonly onShow: () => void;
}

const headHeights = {plain: 45, withProfile: 157};
/** Rows drawn beyond what is in sight, so that scrolling finds them there. */
const spare = 8;

/** Rows of a result of any length: draws only what is in sight. Keyboard and roles by the ARIA pattern of a grid. */
export function ResultGrid(props: ResultGridProps) {
  const {result, cache, hasProfile, selection, onSelect} = props;
  const {columns, rows} = result;
  const id = useId();
  const headHeight = headHeights[hasProfile ? 'withProfile' : 'plain'];
  const edges = useEdges(props);
  const fixed = edges[0] ?? 0;
  const scrolling = useGridScroll({topKey: result.id, rows, headHeight, fixed});
  const {scroller, view, scale, onScroll, show} = scrolling;
  const inSight = rowsInSight(view, rows);
  const {first, end} = inSight;
  const range = useColumnRange(edges, view.left + fixed, view.left + view.width);
  const isHeld = useWantedRows(cache, first, end);
  const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || actOn(event, props)) return;
    const next = afterKey(selection, event, {rows, columns: columns.length, page});
    if (!next) return;
    event.preventDefault();
    onSelect(next);
    const to = next.active;
    show(to.row, edges[to.column] ?? 0, edges[to.column + 1] ?? 0);
  };
  const {row, column} = selection.active;
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="grid"
      aria-label="Rows of the answer"
      aria-rowcount={rows + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={row >= first && row < end ? cellId(id, row, column) : undefined}
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      {...useDrag(selection, onSelect, columns.length)}
      onDoubleClick={props.onShow}
    >
      <div className={styles['content']} style={sizeOf(headHeight + scale.canvas, edges)}>
        <Head {...headOf(props)} range={range} edges={edges} height={headHeight} />
        <GridRows
          result={result}
          cache={cache}
          selection={selection}
          id={id}
          isHeld={isHeld}
          {...inSight}
          above={headHeight + view.scrollTop - view.top}
          range={range}
          edges={edges}
        />
      </div>
      {rows === 0 && <p className={styles['empty']}>No rows</p>}
    </div>
  );
}

const sizeOf = (height: number, edges: readonly number[]) => ({height, width: edges.at(-1)});

/** As many wherever the grid is scrolled, but for its end, so that rows find the elements of those before. */
function rowsInSight({top, height}: GridView, rows: number) {
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const count = Math.ceil(height / rowHeight) + 1 + 2 * spare;
  return {first, end: Math.min(rows, first + count), count};
}

const Head = memo(GridHead);

const headOf = (props: ResultGridProps) => ({
  columns: props.result.columns,
  sort: props.sort,
  profile: props.profile,
  hasProfile: props.hasProfile,
  canSort: props.canSort,
  onSort: props.onSort,
  onOpen: props.onOpen,
  onResize: props.onResize,
});

/** Asks for rows; whether they are about to come. */
function useWantedRows(cache: RowCache, first: number, end: number): boolean {
  useLayoutEffect(() => cache.want(first, end), [cache, first, end]);
  return useShortWait(cache.at(first) === undefined && cache.at(end - 1) === undefined);
}

/** Longer than rows usually take to come, and too short to be noticed. */
const shortWaitMs = 50;

/** Whether something is waited for, and not for long. */
function useShortWait(isWaiting: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setLong(true), shortWaitMs);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isWaiting]);
  return isWaiting && !isLong;
}

/** The same object while the columns in sight are the same. */
function useColumnRange(edges: readonly number[], left: number, right: number): ColumnRange {
  const {first, end} = columnsBetween(edges, left, right);
  return useMemo(() => ({first, end}), [first, end]);
}

/** Ctrl+C and Enter; true when the key was one of them. */
function actOn(event: KeyboardEvent, {onCopy, onShow}: ResultGridProps): boolean {
  const isFar = event.ctrlKey || event.metaKey;
  const isCopy = isFar && event.key.toLowerCase() === 'c';
  if (!isCopy && event.key !== 'Enter' && event.key !== 'F2') return false;
  event.preventDefault();
  (isCopy ? onCopy : onShow)();
  return true;
}

/** The columns' edges: as a person set them, else as the first rows need. */
function useEdges({result, cache, widths}: ResultGridProps): readonly number[] {
  const {columns, rows} = result;
  const stretch = cache.at(0);
  const [fitting, setFitting] = useState(() => ({
    columns,
    hasRows: false,
    widths: fittingWidths(columns, undefined),
  }));
  const hasRows = stretch !== undefined;
  if (fitting.columns !== columns || (hasRows && !fitting.hasRows))
    setFitting({columns, hasRows, widths: fittingWidths(columns, stretch)});
  return useMemo(
    () =>
      leftEdges(
        fitting.widths.map((width, at) => widths.get(at) ?? width),
        numberWidth(rows),
      ),
    [fitting.widths, widths, rows],
  );
}

/** Clicking a cell puts the cursor there; dragging and Shift select; a row's number selects the row. */
function useDrag(
  selection: GridSelection,
  onSelect: (selection: GridSelection) => void,
  columns: number,
) {
  const [isDragging, setDragging] = useState(false);
  return {
    onPointerDown: (event: PointerEvent) => {
      const place = placeOf(event.target);
      if (!place || event.button !== 0) return;
      const active = {...place, column: Math.max(0, place.column)};
      const next = {active, anchor: event.shiftKey ? selection.anchor : active};
      onSelect(place.column < 0 ? wholeRows(next, {columns}) : next);
      if (event.pointerType === 'mouse') setDragging(true);
    },
    onPointerMove: (event: PointerEvent) => {
      if (!isDragging) return;
      if (event.buttons === 0) return setDragging(false);
      const place = placeOf(event.target);
      if (!place || place.column < 0) return undefined;
      return onSelect({active: place, anchor: selection.anchor});
    },
    onPointerUp: () => setDragging(false),
  };
}

/** The cell an event is about; column -1 for a row's number. */
function placeOf(target: EventTarget): CellPlace | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest('[role=gridcell], [role=rowheader]');
  const row = cell?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  if (!cell || row === undefined) return null;
  return {row: Number(row), column: Number(cell.getAttribute('aria-colindex')) - 2};
}
