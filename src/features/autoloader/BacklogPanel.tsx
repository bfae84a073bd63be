import {Link} from '@tanstack/react-router';
import type {TableBacklog} from '#/contracts/autoloader';
import {formatBytes, formatCount} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import styles from './AutoloaderScreen.module.css';

const columns: readonly SmallColumn<TableBacklog>[] = [
  {
    id: 'table',
    label: 'Table',
    isRowHeader: true,
    render: ({table}) => (
      <Link to="/tables/$table" params={{table}} className={styles['mono']}>
        {table}
      </Link>
    ),
  },
  {
    id: 'files',
    label: 'Files',
    isFigure: true,
    title: 'backlog_files of the event log',
    render: ({files}) => formatCount(files),
  },
  {
    id: 'bytes',
    label: 'Size',
    isFigure: true,
    title: 'backlog_bytes of the event log',
    render: ({bytes}) => (bytes === null ? '–' : formatBytes(bytes)),
  },
];

/** What waits for each table. */
export function BacklogPanel({backlog}: {readonly backlog: readonly TableBacklog[]}) {
  return (
    <Panel title="Backlog by table" flush>
      <SmallTable
        label="Files that wait, by table"
        columns={columns}
        rows={backlog}
        rowKey={({table}) => table}
      />
    </Panel>
  );
}
