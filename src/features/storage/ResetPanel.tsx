import {Link} from '@tanstack/react-router';
import {useState} from 'react';
import {isIngestRunning, isUpdateRunning, useLake} from '#/client/lake';
import type {LakeStatus} from '#/contracts/engine';
import {Button} from '#/ui/Button';
import {Panel} from '#/ui/Panel';
import {ResetDialog} from './ResetDialog';
import styles from './Storage.module.css';

/** The way back to an empty LapLake. */
export function ResetPanel({status}: {readonly status: LakeStatus}) {
  const [isAsking, setAsking] = useState(false);
  const busy = useLake(({ingest, update}) => isIngestRunning(ingest) || isUpdateRunning(update));
  return (
    <Panel title="Reset everything">
      <div className={styles['stack']}>
        <p className={styles['muted']}>
          Deletes the whole lake with its files, notes and settings, and what the SQL page keeps.
          LapLake begins as on the first day. There is no way back but a{' '}
          <Link to="/backup">backup</Link>.
        </p>
        <div className={styles['row']}>
          <Button
            disabled={busy}
            {...(busy && {title: 'Work on the lake is under way: stop it first'})}
            onClick={() => setAsking(true)}
          >
            Reset everything…
          </Button>
        </div>
      </div>
      {isAsking && <ResetDialog status={status} onClose={() => setAsking(false)} />}
    </Panel>
  );
}
