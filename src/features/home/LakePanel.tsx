import {Link} from '@tanstack/react-router';
import {useLake} from '#/client/lake';
import type {LakeStatus, TableStatus} from '#/contracts/engine';
import type {Layer} from '#/lakehouse/define';
import {classNames} from '#/ui/classNames';
import {formatBytes, formatCount, formatCounted} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {Stat} from '#/ui/Stat';
import styles from './LakePanel.module.css';

const layers: readonly {readonly layer: Layer; readonly label: string; readonly holds: string}[] = [
  {layer: 'bronze', label: 'Bronze rows', holds: 'as delivered'},
  {layer: 'silver', label: 'Silver rows', holds: 'typed, one newest version'},
  {layer: 'gold', label: 'Gold rows', holds: 'answers'},
];

/** What is in the lake now: staged files, then rows by layer. */
export function LakePanel() {
  const status = useLake((lake) => lake.status);
  return (
    <Panel title="In the lake" actions={<Link to="/tables">Open the catalog</Link>}>
      {status ? <Strip status={status} /> : <Skeleton lines={3} />}
    </Panel>
  );
}

function Strip({status}: {readonly status: LakeStatus}) {
  const {files} = status;
  return (
    <>
      <div className={styles['strip']}>
        <dl className={styles['stage']}>
          <Stat label="Staged files" value={formatCount(files.staged)} note={filesNote(files)} />
        </dl>
        {layers.map(({layer, label, holds}) => {
          const tables = status.tables.filter((table) => table.layer === layer);
          return (
            <dl key={layer} className={classNames(styles['stage'], styles[layer])}>
              <Stat
                label={label}
                value={formatCount(rowsOf(tables))}
                note={tablesNote(tables, holds)}
              />
            </dl>
          );
        })}
      </div>
      {status.files.staged === 0 && rowsOf(status.tables) === 0 && (
        <p className={styles['foot']}>
          The lake is empty. Ingest the sample weekend above: it works offline and takes seconds.
        </p>
      )}
    </>
  );
}

const rowsOf = (tables: readonly TableStatus[]) => tables.reduce((sum, {rows}) => sum + rows, 0);

function tablesNote(tables: readonly TableStatus[], holds: string): string {
  const filled = tables.filter(({rows}) => rows > 0).length;
  return filled === 0 ? holds : `${formatCounted(filled, 'table')}, ${holds}`;
}

function filesNote({stagedBytes, pending, malformed}: LakeStatus['files']): string {
  return [
    formatBytes(stagedBytes),
    pending > 0 && `${formatCount(pending)} to load`,
    malformed > 0 && `${formatCount(malformed)} set aside`,
  ]
    .filter(Boolean)
    .join(', ');
}
