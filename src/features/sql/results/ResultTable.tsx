import {Copy, Eye} from 'lucide-react';
import {useState} from 'react';
import {countText} from '#/base/format';
import type {ResultColumn} from '#/contracts/query';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Menu, menuItemClass} from '#/ui/Menu';
import {ColumnDialog} from './ColumnDialog';
import {copyFormats} from './copyText';
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

const firstCell: GridSelection = {
  active: {row: 0, column: 0},
  anchor: {row: 0, column: 0},
};

/** The grid of a result, its cursor, what is copied and what is opened. */
export function ResultTable(props: ResultTableProps) {
  const {result, isRunning, base, shape, onShape, hasProfile} = props;
  const {columns, rows} = result;
  const {cache, failure} = useRowCache(result.id, columns);
  const [selection, setSelection] = useState(firstCell);
  const [widths, setWidths] = useState<ReadonlyMap<number, number>>(new Map());
  const [open, setOpen] = useState<
    {readonly kind: 'value'} | {readonly kind: 'column'; readonly at: number} | null
  >(null);
  const {outcome, copy} = useCopy(cache, columns);
  const {profile, failure: profileFailure} = useProfile(result.id, hasProfile && !isRunning);
  const canShape = (column: ResultColumn) =>
    base.isQuery && base.columns.filter(({name}) => name === column.name).length === 1;
  const resize = (at: number, width: number) => setWidths((now) => new Map(now).set(at, width));
  const {active} = selection;
  const activeColumn = columns[active.column];
  const openColumn = open?.kind === 'column' ? columns[open.at] : undefined;
  return (
    <>
      {(failure ?? profileFailure) && (
        <div className={styles['notice']}>
          {failure && <ErrorNotice failure={failure} />}
          {profileFailure && <ErrorNotice failure={profileFailure} />}
        </div>
      )}
      <ResultGrid
        result={result}
        cache={cache}
        hasProfile={hasProfile}
        profile={profile}
        sort={shape.sort}
        canSort={canShape}
        onSort={(column) => onShape({...shape, sort: nextSort(shape, column)})}
        onOpen={(at) => setOpen({kind: 'column', at})}
        widths={widths}
        onResize={resize}
        selection={selection}
        onSelect={setSelection}
        onCopy={() => copy(rangeOf(selection), 'TSV')}
        onShow={() => setOpen({kind: 'value'})}
      />
      <div className={styles['foot']}>
        <span className={styles['cell']}>
          {rows > 0 && activeColumn && `${activeColumn.name}, row ${countText(active.row + 1)}`}
        </span>
        {profile?.isSample && hasProfile && (
          <span>{`Profile of a sample: ${countText(profile.rows)} of ${countText(rows)} rows`}</span>
        )}
        <span role="status">{outcome}</span>
        {rows > 0 && (
          <>
            <Button kind="quiet" icon={<Eye />} onClick={() => setOpen({kind: 'value'})}>
              Show value
            </Button>
            <Menu label="Copy cells" icon={<Copy />}>
              {copyFormats.map((format) => (
                <li key={format}>
                  <button
                    type="button"
                    className={menuItemClass}
                    onClick={() => copy(copiedRange(selection, result), format)}
                  >
                    {`Copy as ${format}`}
                  </button>
                </li>
              ))}
            </Menu>
          </>
        )}
      </div>
      {open?.kind === 'value' && activeColumn && rows > 0 && (
        <ValueDialog
          column={activeColumn}
          place={active}
          cache={cache}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'column' && openColumn && (
        <ColumnDialog
          column={openColumn}
          shape={shape}
          canShape={canShape(openColumn)}
          width={widths.get(open.at) ?? 160}
          onShape={onShape}
          onWidth={(width) => resize(open.at, width)}
          onCopy={() => {
            copy({firstRow: 0, endRow: rows, firstColumn: open.at, endColumn: open.at + 1}, 'TSV');
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

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
