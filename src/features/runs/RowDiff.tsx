import {useQuery} from '@tanstack/react-query';
import {useMemo} from 'react';
import {toFailure} from '#/client/lake';
import {querySql} from '#/client/useSql';
import type {FlowProgress} from '#/contracts/engine';
import type {RowChanges} from '#/contracts/pipeline';
import {lineage, type TableName} from '#/lakehouse/define';
import {findTable} from '#/lakehouse/tables';
import {DataTable} from '#/ui/DataTable';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCount, formatCounted} from '#/ui/format';
import {Skeleton} from '#/ui/Skeleton';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import {ChangeCounts} from './ChangeCounts';
import {type ChangedValue, changedValues, wholeRows} from './rowDiff';
import styles from './Runs.module.css';
import {type ChangedRow, changedRowsSql} from './runSql';

/** How the rows an update wrote differ from those they replaced, and some of those that do. */
export function RowDiff({
  updateId,
  flow,
}: {
  readonly updateId: string;
  readonly flow: FlowProgress;
}) {
  const {table, rowChanges} = flow;
  if (!rowChanges)
    return (
      <p className={styles['line']}>
        Not compared: there was no row to compare with, nothing was written, the table was made
        anew, or more than 100,000 rows were replaced.
      </p>
    );
  const {added, removed, changed} = rowChanges;
  return (
    <>
      <p className={styles['line']}>
        {`${formatCounted(rowChanges.before, 'row')} replaced: `}
        <ChangeCounts changes={rowChanges} />
      </p>
      {added + removed + changed > 0 && (
        <Sample updateId={updateId} table={table} changes={rowChanges} />
      )}
    </>
  );
}

interface SampleProps {
  readonly updateId: string;
  readonly table: TableName;
  readonly changes: RowChanges;
}

function Sample({updateId, table, changes}: SampleProps) {
  const sample = useQuery({
    queryKey: ['changed rows', updateId, table, changes],
    queryFn: async ({signal}) =>
      (await querySql<ChangedRow>(changedRowsSql(updateId, table), {signal})).rows,
  });
  if (sample.error)
    return <ErrorNotice failure={toFailure(sample.error)} onRetry={() => void sample.refetch()} />;
  if (!sample.data) return <Skeleton lines={4} />;
  if (sample.data.length === 0)
    return <p className={styles['line']}>The rows themselves are no longer kept.</p>;
  const of = (change: ChangedRow['change']) => sample.data.filter((row) => row.change === change);
  return (
    <>
      <ChangedRows rows={of('changed')} table={table} total={changes.changed} />
      <WholeRows rows={of('added')} table={table} word="added" total={changes.added} />
      <WholeRows rows={of('removed')} table={table} word="removed" total={changes.removed} />
    </>
  );
}

const howMany = (shown: number, total: number, word: string) =>
  shown < total
    ? `${formatCount(shown)} of ${formatCounted(total, 'row')} ${word}`
    : `${formatCounted(total, 'row')} ${word}`;

interface RowsProps {
  readonly rows: readonly ChangedRow[];
  readonly table: TableName;
  readonly total: number;
}

const valueColumns: readonly SmallColumn<ChangedValue & {readonly at: number}>[] = [
  {
    id: 'row',
    label: 'Row',
    isRowHeader: true,
    render: ({row}) => <span className={styles['key']}>{row}</span>,
  },
  {id: 'column', label: 'Column', render: ({column}) => <code>{column}</code>},
  {id: 'before', label: 'Before', render: ({before}) => <Value of={before} kind="removed" />},
  {id: 'after', label: 'After', render: ({after}) => <Value of={after} kind="added" />},
];

function Value({of, kind}: {readonly of: string | null; readonly kind: 'added' | 'removed'}) {
  return <span className={of === null ? styles['quiet'] : styles[kind]}>{of ?? 'null'}</span>;
}

function ChangedRows({rows, table, total}: RowsProps) {
  const definition = findTable(table);
  const values = useMemo(() => {
    const key = definition && definition.layer !== 'bronze' ? definition.key : [];
    return changedValues(rows, key, Object.keys(lineage)).map((value, at) => ({...value, at}));
  }, [rows, definition]);
  if (rows.length === 0) return null;
  return (
    <div className={styles['part']}>
      <h4>{howMany(rows.length, total, 'changed')}</h4>
      <div className={styles['sample']}>
        <SmallTable
          label={`Values of ${table} that changed`}
          columns={valueColumns}
          rows={values}
          rowKey={({at}) => at}
        />
      </div>
    </div>
  );
}

function WholeRows({rows, table, total, word}: RowsProps & {readonly word: 'added' | 'removed'}) {
  const shown = useMemo(() => wholeRows(rows), [rows]);
  const columns = useMemo(() => {
    const declared = findTable(table)?.columns ?? {};
    const names = rows[0]?.names ?? [];
    return names.map((name) => ({name, type: declared[name]?.type ?? 'VARCHAR'}));
  }, [rows, table]);
  if (rows.length === 0) return null;
  return (
    <div className={styles['part']}>
      <h4>{howMany(rows.length, total, word)}</h4>
      <div className={styles['sample']}>
        <DataTable label={`Rows of ${table} ${word}`} columns={columns} rows={shown} />
      </div>
    </div>
  );
}
