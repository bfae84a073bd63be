import {keepPreviousData, useQueries, useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {useVirtualizer} from '@tanstack/react-virtual';
import {useRef, useState} from 'react';
import {engine} from '#/client/engine';
import {toFailure} from '#/client/lake';
import type {FilesPage, KnownFile} from '#/contracts/files';
import type {TableName} from '#/lakehouse/define';
import {wordsOf} from '#/parts/files/stateWords';
import {buttonClass} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {NameButton} from '#/ui/NameButton';
import {formatBytes, formatCounted, formatWhen} from '#/ui/format';
import {Skeleton} from '#/ui/Skeleton';
import {StatusDot} from '#/ui/StatusDot';
import styles from './Volume.module.css';

const rowHeight = 34;
const pageSize = 200;

interface FolderFilesProps {
  readonly table: TableName;
  /** Changes when the files may have. */
  readonly mark: string;
  /** Is told the name below the folder. */
  readonly onOpen: (name: string) => void;
}

const pageQuery = (table: TableName, mark: string, page: number) => ({
  queryKey: ['folder files', table, mark, page],
  queryFn: ({signal}: {readonly signal: AbortSignal}) =>
    engine.listFiles({state: 'all', table, offset: page * pageSize, limit: pageSize}, {signal}),
  gcTime: 10_000,
});

/** The files of a folder, the newest first but those that wait before all. Pages in and draws what is in sight only. */
export function FolderFiles(props: FolderFilesProps) {
  const {table, mark} = props;
  const first = useQuery({...pageQuery(table, mark, 0), placeholderData: keepPreviousData});
  if (first.isPending) return <Skeleton lines={10} />;
  if (first.error)
    return <ErrorNotice failure={toFailure(first.error)} onRetry={() => void first.refetch()} />;
  const total = countOf(first.data.totals);
  if (total === 0)
    return (
      <EmptyState
        title="No files yet"
        actions={
          <Link to="/ingest" className={buttonClass({kind: 'primary'})}>
            Ingest data
          </Link>
        }
      >
        Nothing has been staged in this folder.
      </EmptyState>
    );
  return <Listing {...props} total={total} />;
}

const countOf = (totals: FilesPage['totals']) =>
  Object.values(totals).reduce((sum, files) => sum + files, 0);

function Listing({table, mark, onOpen, total}: FolderFilesProps & {readonly total: number}) {
  const scroller = useRef<HTMLDivElement>(null);
  const [now] = useState(Date.now);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used here
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtualizer.getVirtualItems();
  const fileAt = usePages(table, mark, items);
  return (
    <section className={styles['panel']} aria-label={`Files of ${table}`}>
      <p className={styles['total']}>{formatCounted(total, 'file')}</p>
      <div
        ref={scroller}
        className={styles['scroller']}
        role="table"
        aria-label="Files"
        aria-rowcount={total}
        style={{height: `min(${total * rowHeight}px, max(320px, calc(100dvh - 320px)))`}}
        tabIndex={0}
      >
        <div role="rowgroup" style={{position: 'relative', height: virtualizer.getTotalSize()}}>
          {items.map(({index, start}) => (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 1}
              className={styles['file']}
              style={{transform: `translateY(${start}px)`}}
            >
              <FileCells file={fileAt(index)} now={now} onOpen={onOpen} />
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

/** Fetches the pages in sight; answers with the file of a row, while it is there. */
function usePages(
  table: TableName,
  mark: string,
  items: readonly {readonly index: number}[],
): (index: number) => KnownFile | undefined {
  const pages = [...new Set(items.map(({index}) => Math.floor(index / pageSize)))];
  const answers = useQueries({queries: pages.map((page) => pageQuery(table, mark, page))});
  const byPage = new Map(pages.map((page, at) => [page, answers[at]?.data?.files]));
  return (index) => byPage.get(Math.floor(index / pageSize))?.[index % pageSize];
}

interface FileCellsProps {
  readonly file: KnownFile | undefined;
  readonly now: number;
  readonly onOpen: (name: string) => void;
}

function FileCells({file, now, onOpen}: FileCellsProps) {
  if (!file)
    return (
      <span role="cell" className={styles['waiting']}>
        …
      </span>
    );
  const name = file.path.slice(file.path.indexOf('/') + 1);
  const words = wordsOf(file);
  return (
    <>
      <span role="cell" className={styles['name']}>
        <NameButton onClick={() => onOpen(name)}>{name}</NameButton>
      </span>
      <span role="cell" className={styles['figure']}>
        {formatBytes(file.bytes)}
      </span>
      <span role="cell" className={styles['when']}>
        {file.createdAt === null ? '' : formatWhen(file.createdAt, now)}
      </span>
      <span role="cell" className={styles['state']} title={words.about}>
        <StatusDot tone={words.tone} />
        {words.name}
      </span>
    </>
  );
}
