import {ArrowDown, ArrowUp, Ellipsis} from 'lucide-react';
import type {PointerEvent} from 'react';
import type {ResultColumn, ResultProfile} from '#/contracts/query';
import {classNames} from '#/ui/classNames';
import {isNumber, shortType} from './columnKind';
import {type ColumnRange, narrowest} from './gridLayout';
import {ProfileCell} from './ProfileCell';
import styles from './ResultGrid.module.css';
import type {ColumnSort} from './shapedSql';

export interface GridHeadProps {
  readonly columns: readonly ResultColumn[];
  readonly range: ColumnRange;
  readonly edges: readonly number[];
  readonly height: number;
  readonly sort: ColumnSort | null;
  /** Null while it is not asked for or not there. */
  readonly profile: ResultProfile | null;
  readonly hasProfile: boolean;
  readonly canSort: (column: ResultColumn) => boolean;
  readonly onSort: (column: ResultColumn) => void;
  readonly onOpen: (column: number) => void;
  readonly onResize: (column: number, width: number) => void;
}

/** Names and types of the columns, which sort; above them, where asked for, what stands in them. */
export function GridHead(props: GridHeadProps) {
  const {columns, range, edges, height} = props;
  return (
    <div role="rowgroup" className={styles['head']} style={{height, width: edges.at(-1)}}>
      <div role="row" aria-rowindex={1} className={styles['headRow']}>
        <div
          role="columnheader"
          aria-colindex={1}
          className={classNames(styles['number'], styles['corner'])}
          style={{width: edges[0], height}}
        >
          <span className="visually-hidden">Row</span>
        </div>
        {columns.slice(range.first, range.end).map((column, offset) => (
          <HeadCell
            key={range.first + offset}
            {...props}
            column={column}
            at={range.first + offset}
          />
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps extends GridHeadProps {
  readonly column: ResultColumn;
  readonly at: number;
}

const ariaSort = (sort: ColumnSort) => (sort.descending ? 'descending' : 'ascending');

function HeadCell(props: HeadCellProps) {
  const {column, at, edges, height, sort, profile, hasProfile, canSort, onSort, onOpen} = props;
  const left = edges[at] ?? 0;
  const sorted = sort?.column.name === column.name ? sort : null;
  const isFigure = isNumber(column.type);
  return (
    <div
      role="columnheader"
      aria-colindex={at + 2}
      aria-sort={sorted ? ariaSort(sorted) : undefined}
      className={styles['headCell']}
      style={{left, width: (edges[at + 1] ?? 0) - left, height}}
    >
      {hasProfile && <ProfileCell column={column} profile={profile} at={at} />}
      <div className={styles['headName']}>
        <button
          type="button"
          className={classNames(styles['sort'], isFigure && styles['figure'])}
          disabled={!canSort(column)}
          title={`${column.name}: ${column.type}`}
          onClick={() => onSort(column)}
        >
          <span className={styles['name']}>
            {column.name}
            {sorted && (sorted.descending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
          </span>
          <span className={styles['type']}>{shortType(column.type)}</span>
        </button>
        <button
          type="button"
          className={styles['open']}
          aria-label={`Filter, sort and copy ${column.name}`}
          onClick={() => onOpen(at)}
        >
          <Ellipsis aria-hidden />
        </button>
      </div>
      <Grip {...props} />
    </div>
  );
}

/** The column's right edge, to be dragged; by keyboard its dialog sets the width. */
function Grip({at, edges, onResize}: HeadCellProps) {
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    const grip = event.currentTarget;
    const begin = event.clientX - ((edges[at + 1] ?? 0) - (edges[at] ?? 0));
    const move = (moved: globalThis.PointerEvent) =>
      onResize(at, Math.max(narrowest, moved.clientX - begin));
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', move);
    const end = () => grip.removeEventListener('pointermove', move);
    grip.addEventListener('pointerup', end, {once: true});
    grip.addEventListener('pointercancel', end, {once: true});
  };
  return <span className={styles['grip']} aria-hidden="true" onPointerDown={onPointerDown} />;
}
