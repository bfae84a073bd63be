import {memo, useState} from 'react';
import type {ResultColumn} from '#/contracts/query';
import {classNames} from '#/ui/classNames';
import {isNumber} from './columnKind';
import {type ColumnRange, rowHeight} from './gridLayout';
import {type GridSelection, rangeOf} from './gridSelection';
import styles from './ResultGrid.module.css';
import type {RowStretch} from './resultRows';
import type {RowCache} from './rowCache';
import {type RowSlots, slotOf, slotsAt} from './rowSlots';
import type {SqlResult} from './useSqlRun';

/** Of a cell's text so much is drawn; its dialog has all of it. */
const drawnLength = 300;

interface GridRowProps {
  readonly id: string;
  readonly row: number;
  /** Pixels below the layer's upper edge. */
  readonly top: number;
  readonly stretch: RowStretch | undefined;
  readonly columns: readonly ResultColumn[];
  readonly firstColumn: number;
  readonly endColumn: number;
  readonly edges: readonly number[];
  /** Column of the cursor, or -1. */
  readonly active: number;
  /** Columns of this row that are selected. */
  readonly selectedFrom: number;
  readonly selectedEnd: number;
}

/** A row of what is in sight; the same while nothing of it changes. Placed by `top`: a transform makes it a layer. */
const GridRow = memo(function GridRow(props: GridRowProps) {
  const {row, top, stretch, firstColumn, endColumn, edges} = props;
  const inSight = Array.from(
    {length: endColumn - firstColumn},
    (_, offset) => firstColumn + offset,
  );
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={classNames(styles['row'], !stretch && styles['awaited'])}
      style={{top, height: rowHeight, width: edges.at(-1)}}
      data-row={row}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className={styles['number']}
        style={{width: edges[0]}}
      >
        {(row + 1).toLocaleString('en-GB')}
      </div>
      {inSight.map((at) => cellAt(at, props))}
    </div>
  );
});

/** No component: for each of hundreds of cells that would be one element more. */
function cellAt(at: number, props: GridRowProps) {
  const {id, row, stretch, columns, edges, active, selectedFrom, selectedEnd} = props;
  const [left = 0, right = left] = edges.slice(at, at + 2);
  const text = stretch?.text(row, at);
  const isActive = at === active;
  const isSelected = at >= selectedFrom && at < selectedEnd;
  return (
    <div
      key={at}
      id={isActive ? cellId(id, row, at) : undefined}
      role="gridcell"
      aria-colindex={at + 2}
      aria-selected={isSelected || isActive}
      className={classNames(
        styles['cell'],
        isNumber(columns[at]?.type ?? '') && styles['figure'],
        isSelected && styles['selected'],
        isActive && styles['active'],
      )}
      style={{left, width: right - left}}
    >
      {drawn(text)}
    </div>
  );
}

/** While rows are awaited their cells stay, empty: to make elements and remove them is what takes time. */
function drawn(text: string | null = '') {
  if (text === null) return <span className={styles['null']}>NULL</span>;
  return text.length > drawnLength ? `${text.slice(0, drawnLength)}…` : text;
}

/** The id of a cell while the cursor is there. */
export const cellId = (grid: string, row: number, column: number): string =>
  `${grid}-${row}-${column}`;

interface GridRowsProps {
  readonly id: string;
  readonly result: SqlResult;
  readonly cache: RowCache;
  readonly selection: GridSelection;
  /** What was drawn stays: rows of what is in sight now are about to come. */
  readonly isHeld: boolean;
  /** Rows from `first` to before `end`, `count` of them where there are so many. */
  readonly first: number;
  readonly end: number;
  readonly count: number;
  /** Pixels from the content's upper edge to where row 0 would be. */
  readonly above: number;
  readonly range: ColumnRange;
  readonly edges: readonly number[];
}

/**
 * The rows in sight. To draw rows without their values and a moment later with them would be twice the work of each
 * frame of scrolling, so they are held.
 */
export const GridRows = memo(
  RowLayer,
  (before, {cache, isHeld}) => isHeld && before.cache === cache,
);

function RowLayer(props: GridRowsProps) {
  const {id, result, cache, selection, first, end, above, range, edges} = props;
  const slots = useSlots(first, props.count);
  const {active} = selection;
  return (
    <div
      role="rowgroup"
      className={styles['rows']}
      style={{transform: `translateY(${above + slots.base * rowHeight}px)`}}
    >
      {Array.from({length: Math.max(0, end - first)}, (_, at) => first + at).map((row) => (
        <GridRow
          key={slotOf(slots, row)}
          id={id}
          row={row}
          top={(row - slots.base) * rowHeight}
          stretch={cache.at(row)}
          columns={result.columns}
          firstColumn={range.first}
          endColumn={range.end}
          edges={edges}
          active={row === active.row ? active.column : -1}
          {...selectedIn(selection, row)}
        />
      ))}
    </div>
  );
}

function useSlots(first: number, count: number): RowSlots {
  const [kept, setKept] = useState(() => slotsAt(null, first, count));
  if (kept.first === first && kept.count === count) return kept;
  const slots = slotsAt(kept, first, count);
  setKept(slots);
  return slots;
}

function selectedIn(selection: GridSelection, row: number) {
  const {firstRow, endRow, firstColumn, endColumn} = rangeOf(selection);
  const isOne = endRow - firstRow === 1 && endColumn - firstColumn === 1;
  const has = !isOne && row >= firstRow && row < endRow;
  return {selectedFrom: has ? firstColumn : 0, selectedEnd: has ? endColumn : 0};
}
