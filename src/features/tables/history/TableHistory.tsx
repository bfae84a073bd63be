import {Link} from '@tanstack/react-router';
import {useMemo, useState} from 'react';
import {useSql} from '#/client/useSql';
import type {TableDefinition} from '#/lakehouse/define';
import {EmptyState} from '#/ui/EmptyState';
import {formatCount, formatWhen} from '#/ui/format';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import styles from './History.module.css';
import {historySql, shownVersions, type TableVersionRow} from './historySql';

/** Every version of a table: when it was committed, by which run, what it wrote and how the rows differ. */
export function TableHistory({table}: {readonly table: TableDefinition}) {
  const versions = useSql<TableVersionRow>(historySql(table.name), [table.name]);
  const [now] = useState(Date.now);
  const columns = useMemo(() => columnsOf(table, now), [table, now]);
  if (versions.length === 0)
    return <EmptyState title="No version yet">The table is written by the first run.</EmptyState>;
  const oldest = versions.at(-1)?.version ?? 1;
  return (
    <div className={styles['history']}>
      <SmallTable
        label={`Versions of ${table.name}`}
        columns={columns}
        rows={versions}
        rowKey={({version}) => version}
      />
      <p className={styles['muted']}>
        {table.layer === 'bronze'
          ? 'Each batch of the autoloader that brought rows is a version; bronze keeps every delivery, so rows are only added.'
          : 'Rows that a run replaced are compared by the table’s key; where none were there before, or too many, only their number is known.'}
        {oldest > 1 &&
          (versions.length === shownVersions
            ? ` The newest ${shownVersions} versions are shown.`
            : ' Older versions were written before they were kept.')}
      </p>
    </div>
  );
}

const columnsOf = (
  table: TableDefinition,
  now: number,
): readonly SmallColumn<TableVersionRow>[] => [
  {
    id: 'version',
    label: 'Version',
    isRowHeader: true,
    render: ({version}) => formatCount(version),
  },
  {id: 'at', label: 'Committed', render: ({at}) => formatWhen(at, now)},
  {id: 'rows', label: 'Rows', isFigure: true, render: ({rows}) => formatCount(rows)},
  {id: 'changes', label: 'Rows changed', isFigure: true, render: (row) => <Changes row={row} />},
  {
    id: 'run',
    label: 'Run',
    render: ({update_id: updateId}) => (
      <Link to="/runs/$updateId" params={{updateId}} search={{table: table.name}}>
        {updateId.slice(0, 6)}
      </Link>
    ),
  },
];

/** Compared by key where that was done; else by how many rows there are. */
function Changes({
  row: {rows, rows_before: before, added, removed, changed},
}: {
  readonly row: TableVersionRow;
}) {
  if (added !== null && added + (removed ?? 0) + (changed ?? 0) > 0)
    return (
      <span className={styles['changes']}>
        <Count sign="+" n={added} word="added" />
        <Count sign="−" n={removed ?? 0} word="removed" />
        <Count sign="~" n={changed ?? 0} word="changed" />
      </span>
    );
  if (before === null) return <span className={styles['muted']}>not known</span>;
  if (rows === before) return <span className={styles['muted']}>no change</span>;
  return rows > before ? (
    <Count sign="+" n={rows - before} word="added" />
  ) : (
    <Count sign="−" n={before - rows} word="removed" />
  );
}

interface CountProps {
  readonly sign: string;
  readonly n: number;
  readonly word: 'added' | 'removed' | 'changed';
}

function Count({sign, n, word}: CountProps) {
  if (n === 0) return null;
  return (
    <span className={styles[word]} title={`${formatCount(n)} ${word}`}>
      <span aria-hidden="true">{sign + formatCount(n)}</span>
      <span className="visually-hidden">{`${formatCount(n)} ${word} `}</span>
    </span>
  );
}
