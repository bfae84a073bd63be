import {Link} from '@tanstack/react-router';
import {isIngestRunning, isUpdateRunning, useLake} from '#/client/lake';
import {restartEngine} from '#/client/startLake';
import type {LakeStatus} from '#/contracts/engine';
import type {Recovery} from '#/contracts/recovery';
import {Button} from '#/ui/Button';
import {formatBytes, formatCount, formatCounted} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import styles from './SettingsScreen.module.css';

const opened: Readonly<Record<Recovery, string>> = {
  none: 'As it was left',
  created: 'New: this visit began it',
  'wal-set-aside': 'After a visit that ended in mid-write; what was acknowledged is here',
  rebuilt: 'As a new database, because the old one did not open; run the pipeline to fill it',
};

const phases = {
  starting: 'Starting',
  opening: 'Opening the lake',
  open: 'Running in this tab',
  elsewhere: 'In another tab',
  moved: 'In another tab',
  failed: 'Stopped',
  unsupported: 'Not supported',
} as const;

/** The engine behind the screens: whether it runs, how it found the lake, and how to start it anew. */
export function EnginePanel({status}: {readonly status: LakeStatus}) {
  const phase = useLake((lake) => lake.phase);
  const busy = useLake(({ingest, update}) => isIngestRunning(ingest) || isUpdateRunning(update));
  const {files, tables, recovery} = status;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const written = tables.filter(({version}) => version > 0).length;
  return (
    <Panel title="Engine">
      <div className={styles['stack']}>
        <dl className={styles['facts']}>
          <dt>State</dt>
          <dd>{phases[phase]}</dd>
          <dt>Lake opened</dt>
          <dd>{opened[recovery]}</dd>
          <dt>Files</dt>
          <dd>{filesText(files)}</dd>
          <dt>Tables</dt>
          <dd>{`${formatCount(written)} of ${formatCounted(tables.length, 'table')} written, ${formatCounted(rows, 'row')}`}</dd>
        </dl>
        <p className={styles['muted']}>
          Restarting closes the database and opens it again; nothing stored is lost.{' '}
          {busy && 'What runs now is interrupted and can be started again. '}
          <Link to="/help">What to do when something goes wrong</Link>
        </p>
        <div className={styles['row']}>
          <Button busy={phase === 'opening'} onClick={restartEngine}>
            Restart the engine
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function filesText({staged, stagedBytes, pending, malformed}: LakeStatus['files']): string {
  const facts = [
    `${formatCount(staged)} staged (${formatBytes(stagedBytes)})`,
    `${formatCount(pending)} to load`,
  ];
  return [...facts, malformed > 0 && `${formatCount(malformed)} set aside`]
    .filter(Boolean)
    .join(', ');
}
