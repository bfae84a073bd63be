import {useMutation, useQueryClient} from '@tanstack/react-query';
import {useRef} from 'react';
import {engine} from '#/client/engine';
import {isUpdateRunning, toFailure, useLake} from '#/client/lake';
import type {DatabaseUse} from '#/contracts/storage';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatBytes} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {databaseText} from './deletionWords';
import styles from './Storage.module.css';
import {storageQuery} from './useStorageUse';

/** The truth about a database file that rows were deleted from, and what can be done. */
export function CompactPanel({database}: {readonly database: DatabaseUse}) {
  const queries = useQueryClient();
  const stop = useRef<AbortController>(null);
  const running = useLake(({update}) => isUpdateRunning(update));
  const compacting = useMutation({
    mutationFn: () => {
      stop.current = new AbortController();
      return engine.compactDatabase({}, {signal: stop.current.signal});
    },
    onSettled: () => queries.invalidateQueries({queryKey: storageQuery}),
  });
  const failure = compacting.error && toFailure(compacting.error);
  return (
    <Panel title="Database file">
      <div className={styles['stack']}>
        <p className={styles['muted']}>
          {`${formatBytes(database.bytes)}, of which ${formatBytes(database.reusableBytes)} is empty. DuckDB gives back only what is empty at the end of its file; the rest it fills before the file grows. Compacting writes every table anew, so that empty room moves to the end. It needs as much room again as the largest table takes, and pays only when much is empty.`}
        </p>
        <div className={styles['row']}>
          <Button
            busy={compacting.isPending}
            disabled={running || database.reusableBytes === 0}
            {...(running && {title: 'The pipeline is running'})}
            onClick={() => compacting.mutate()}
          >
            Compact the database
          </Button>
          {compacting.isPending && (
            <Button kind="quiet" onClick={() => stop.current?.abort()}>
              Stop
            </Button>
          )}
          <p className={styles['muted']} role="status">
            {compacting.data && databaseText(compacting.data)}
          </p>
        </div>
        {failure && failure.code !== 'cancelled' && <ErrorNotice failure={failure} />}
      </div>
    </Panel>
  );
}
