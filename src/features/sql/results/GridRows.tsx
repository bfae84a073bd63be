import {memo} from 'react';
import type {ResultColumn} from '#/contracts/query';
import {classNames} from '#/ui/classNames';
import {isNumber} from './columnKind';
import {rowHeight} from './gridLayout';
import styles from './ResultGrid.module.css';
import type {RowStretch} from './resultRows';

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

/** A row of what is in sight; the same while nothing of it changes. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const {id, row, top, stretch, columns, firstColumn, endColumn, edges, active} = props;
  const cells = [];
  for (let at = firstColumn; at < endColumn; at += 1) {
    const column = columns[at];
    const left = edges[at] ?? 0;
    if (!column) continue;
    const text = stretch?.text(row, at);
    const isSelected = at >= props.selectedFrom && at < props.selectedEnd;
    cells.push(
      <div
        key={at}
        id={`${id}-${row}-${at}`}
        role="gridcell"
        aria-colindex={at + 2}
        aria-selected={isSelected || at === active}
        className={classNames(
          styles['cell'],
          isNumber(column.type) && styles['figure'],
          isSelected && styles['selected'],
          at === active && styles['active'],
        )}
        style={{left, width: (edges[at + 1] ?? 0) - left}}
      >
        <CellText text={text} />
      </div>,
    );
  }
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={styles['row']}
      style={{transform: `translateY(${top}px)`, height: rowHeight, width: edges.at(-1)}}
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
      {cells}
    </div>
  );
});

function CellText({text}: {readonly text: string | null | undefined}) {
  if (text === undefined) return <span className={styles['waiting']} />;
  if (text === null) return <span className={styles['null']}>NULL</span>;
  return text.length > drawnLength ? `${text.slice(0, drawnLength)}…` : text;
}
