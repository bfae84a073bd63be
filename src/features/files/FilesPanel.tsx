import {Link} from '@tanstack/react-router';
import {ChevronLeft, ChevronRight} from 'lucide-react';
import {toFailure} from '#/client/lake';
import type {FilesPage, KnownFile} from '#/contracts/files';
import type {TableName} from '#/lakehouse/define';
import {bronzeTables} from '#/lakehouse/tables';
import {Button, buttonClass} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCount} from '#/ui/format';
import {Select} from '#/ui/Select';
import {Skeleton} from '#/ui/Skeleton';
import {FileList} from './FileList';
import styles from './FilesScreen.module.css';
import {type FilesSearch, fileStates} from './filesSearch';
import {StateChips} from './StateChips';
import {stateWords} from '#/parts/files/stateWords';
import {filesPerPage, useFiles} from './useFiles';

interface FilesPanelProps {
  readonly search: FilesSearch;
  readonly onChange: (change: Partial<FilesSearch>) => void;
  readonly onOpen: (file: KnownFile) => void;
}

const everyTable = 'every table';
const tableOptions: readonly {
  readonly value: TableName | typeof everyTable;
  readonly label: string;
}[] = [
  {value: everyTable, label: 'Every table'},
  ...bronzeTables.map(({name}) => ({value: name, label: name})),
];

/** The filters and the page of files they leave. */
export function FilesPanel({search, onChange, onOpen}: FilesPanelProps) {
  const files = useFiles(search);
  if (files.isPending) return <Skeleton lines={10} />;
  if (files.error)
    return <ErrorNotice failure={toFailure(files.error)} onRetry={() => void files.refetch()} />;
  const {totals} = files.data;
  const isEmpty = search.table === null && countOf(totals, 'all') === 0;
  if (isEmpty) return <NoFiles />;
  return (
    <section className={styles['panel']} aria-label="Files">
      <div className={styles['filters']}>
        <StateChips totals={totals} state={search.state} onChange={(state) => onChange({state})} />
        <div className={styles['tables']}>
          <Select
            label="Table"
            labelHidden
            value={search.table ?? everyTable}
            options={tableOptions}
            onChange={(table) => onChange({table: table === everyTable ? null : table})}
          />
        </div>
      </div>
      {files.data.files.length > 0 ? (
        <FileList files={files.data.files} onOpen={onOpen} />
      ) : (
        <NoneHere search={search} onChange={onChange} />
      )}
      <Pages
        page={search.page}
        count={countOf(totals, search.state)}
        onMove={(page) => onChange({page})}
      />
    </section>
  );
}

function countOf(totals: FilesPage['totals'], state: FilesSearch['state']): number {
  return state === 'all' ? fileStates.reduce((sum, each) => sum + totals[each], 0) : totals[state];
}

function NoFiles() {
  return (
    <EmptyState
      title="No files yet"
      actions={
        <Link to="/" className={buttonClass({kind: 'primary'})}>
          Get data
        </Link>
      }
    >
      Fetch the sample weekend or sessions of OpenF1, or add files of your own: each answer is
      staged as one file and listed here.
    </EmptyState>
  );
}

function NoneHere({search, onChange}: Pick<FilesPanelProps, 'search' | 'onChange'>) {
  const {state, table, page} = search;
  const word = state === 'all' ? '' : `${stateWords[state].name.toLowerCase()} `;
  return (
    <EmptyState
      title={page > 1 ? 'This page is empty' : `No ${word}file${table ? ` of ${table}` : ''}`}
      actions={
        <Button onClick={() => onChange({state: 'all', table: null})}>Show all files</Button>
      }
    />
  );
}

interface PagesProps {
  readonly page: number;
  /** Files on all pages. */
  readonly count: number;
  readonly onMove: (page: number) => void;
}

function Pages({page, count, onMove}: PagesProps) {
  if (count <= filesPerPage && page === 1) return null;
  const first = (page - 1) * filesPerPage + 1;
  const last = Math.min(count, page * filesPerPage);
  return (
    <nav aria-label="Pages of files" className={styles['pages']}>
      <Button
        kind="quiet"
        icon={<ChevronLeft />}
        disabled={page === 1}
        onClick={() => onMove(page - 1)}
      >
        Previous
      </Button>
      <span>
        {first <= last
          ? `${formatCount(first)} to ${formatCount(last)} of ${formatCount(count)}`
          : formatCount(count)}
      </span>
      <Button
        kind="quiet"
        icon={<ChevronRight />}
        disabled={last >= count}
        onClick={() => onMove(page + 1)}
      >
        Next
      </Button>
    </nav>
  );
}
