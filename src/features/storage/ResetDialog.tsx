import {useMutation} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {type FormEvent, useId, useState} from 'react';
import {toFailure} from '#/client/lake';
import {savedQueryCount} from '#/client/pageKept';
import {resetEverything} from '#/client/resetLake';
import type {LakeStatus} from '#/contracts/engine';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Field} from '#/ui/Field';
import {formatBytes, formatCount, formatCounted} from '#/ui/format';
import styles from './Storage.module.css';

interface ResetDialogProps {
  readonly status: LakeStatus;
  readonly onClose: () => void;
}

/** Names what is lost, offers a backup, and lets nobody through who does not type the catalog’s name. */
export function ResetDialog({status, onClose}: ResetDialogProps) {
  const {catalog} = status.config.configuration;
  const form = useId();
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const resetting = useMutation({mutationFn: resetEverything});
  const isSame = typed.trim() === catalog;
  const reset = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isSame && !resetting.isPending) resetting.mutate(catalog);
  };
  return (
    <Dialog
      title="Reset everything?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            kind="primary"
            busy={resetting.isPending || resetting.isSuccess}
          >
            Delete everything
          </Button>
        </>
      }
    >
      <form id={form} className={styles['stack']} onSubmit={reset} noValidate>
        <p>This is lost:</p>
        <Losses status={status} />
        <p>
          Back it up first if you may want it again: <Link to="/backup">Backup</Link> makes one file
          of all of it.
        </p>
        <Field
          label={`Type the catalog’s name, ${catalog}, to go on`}
          value={typed}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          {...(isTried && !isSame && {error: `Write ${catalog}`})}
        />
        {resetting.error && <ErrorNotice failure={toFailure(resetting.error)} />}
      </form>
    </Dialog>
  );
}

function Losses({status: {tables, files}}: {readonly status: LakeStatus}) {
  const written = tables.filter(({version}) => version > 0).length;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return (
    <ul className={styles['bullets']}>
      <li>{`${formatCounted(written, 'table')} with ${formatCount(rows)} rows`}</li>
      <li>{`${formatCounted(files.staged, 'staged file')}, ${formatBytes(files.stagedBytes)}`}</li>
      <li>{`${formatCounted(savedQueryCount(), 'saved query', 'saved queries')}, the SQL page’s tabs and its history`}</li>
      <li>The log of runs, the pipeline’s configuration and every setting</li>
    </ul>
  );
}
