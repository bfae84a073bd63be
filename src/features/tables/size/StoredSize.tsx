import {formatBytes, formatCount} from '#/ui/format';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import {Stat} from '#/ui/Stat';
import {Stats} from '#/ui/Stats';
import {useLiveSql} from '#/features/tables/useLiveSql';
import styles from './Size.module.css';
import {type ColumnSize, type DatabaseSize, databaseSizeSql, sizesSql} from './sizeSql';

interface StoredSizeProps {
  /** What has the rows, as SQL names it. */
  readonly relation: string;
  readonly rows: number;
}

/** What a table takes of the database file, column by column. */
export function StoredSize({relation, rows}: StoredSizeProps) {
  const {rows: sizes} = useLiveSql<ColumnSize>(sizesSql(relation));
  const {rows: files} = useLiveSql<DatabaseSize>(databaseSizeSql);
  const total = sizes.reduce((sum, {bytes}) => sum + bytes, 0);
  const used = files[0]?.used ?? 0;
  return (
    <div className={styles['size']}>
      <Stats>
        <Stat label="Rows" value={formatCount(rows)} />
        <Stat label="Stored, at most" value={formatBytes(total)} />
        <Stat label="A row, at most" value={rows === 0 ? '–' : formatBytes(total / rows)} />
        <Stat label="The whole database" value={formatBytes(used + (files[0]?.free ?? 0))} />
      </Stats>
      <p className={styles['muted']}>
        As DuckDB’s storage_info tells where each part of a column lies. Parts share blocks of 262
        kB with parts of other tables, so a small table may take less than it seems to. What has not
        been written to the file yet is not counted.
      </p>
      <SmallTable
        label="Stored columns"
        columns={columnsOf(total)}
        rows={sizes}
        rowKey={({name}) => name}
      />
    </div>
  );
}

const columnsOf = (total: number): readonly SmallColumn<ColumnSize>[] => [
  {id: 'name', label: 'Column', isRowHeader: true, render: ({name}) => <code>{name}</code>},
  {id: 'bytes', label: 'Stored', isFigure: true, render: ({bytes}) => formatBytes(bytes)},
  {
    id: 'share',
    label: 'Share',
    isFigure: true,
    render: ({bytes}) => (total === 0 ? '–' : `${((100 * bytes) / total).toFixed(1)} %`),
  },
  {
    id: 'compression',
    label: 'Compression',
    isOptional: true,
    render: ({compression}) => (compression ?? []).join(', '),
  },
];
