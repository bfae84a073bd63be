import {keepPreviousData, useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {toFailure} from '#/client/lake';
import type {LakeStatus} from '#/contracts/engine';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatBytes, formatCounted} from '#/ui/format';
import {Meter} from '#/ui/Meter';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import styles from './SettingsScreen.module.css';

interface StorageUse {
  readonly usedBytes: number;
  readonly allowedBytes: number;
  readonly isPersisted: boolean;
}

async function storageUse(): Promise<StorageUse> {
  const [{usage = 0, quota = 0}, isPersisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return {usedBytes: usage, allowedBytes: quota, isPersisted};
}

/** How much of the device LapLake uses, and whether the browser may clear it by itself. */
export function StoragePanel({files}: {readonly files: LakeStatus['files']}) {
  const use = useQuery({
    queryKey: ['storage use', files],
    queryFn: storageUse,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title="Storage" hint="Everything stays on this device, in this browser profile.">
      {use.data && <Use use={use.data} files={files} />}
      {use.isPending && <Skeleton lines={3} />}
      {use.error && (
        <ErrorNotice failure={toFailure(use.error)} onRetry={() => void use.refetch()} />
      )}
    </Panel>
  );
}

function Use({use, files}: {readonly use: StorageUse; readonly files: LakeStatus['files']}) {
  const {usedBytes, allowedBytes} = use;
  const share = allowedBytes > 0 ? usedBytes / allowedBytes : null;
  return (
    <div className={styles['stack']}>
      {share !== null && (
        <Meter label="Storage used" value={share} tone={share > 0.9 ? 'warn' : 'accent'} />
      )}
      <p className={styles['muted']}>
        {`${formatBytes(usedBytes)} used of about ${formatBytes(allowedBytes)} that the browser allows. `}
        {files.staged > 0 &&
          `${formatCounted(files.staged, 'staged file')}: ${formatBytes(files.stagedBytes)} of it; the rest is the database and the app.`}
      </p>
      <Persistence isPersisted={use.isPersisted} />
    </div>
  );
}

function Persistence({isPersisted}: {readonly isPersisted: boolean}) {
  const queries = useQueryClient();
  const asking = useMutation({
    mutationFn: () => navigator.storage.persist(),
    onSuccess: () => queries.invalidateQueries({queryKey: ['storage use']}),
  });
  return (
    <section className={styles['part']} aria-label="Persistence">
      <h3>{isPersisted ? 'Kept until you delete it' : 'Kept as long as there is room'}</h3>
      <p className={styles['muted']}>
        {isPersisted
          ? 'The browser clears this lake only when you clear this site’s data yourself.'
          : 'When the device runs short of space, or after long disuse, the browser may clear the whole lake. Ask it not to.'}
      </p>
      {!isPersisted && (
        <div className={styles['row']}>
          <Button busy={asking.isPending} onClick={() => asking.mutate()}>
            Keep for good
          </Button>
        </div>
      )}
      <p className={styles['muted']} role="status">
        {asking.data === false &&
          'The browser did not agree. It does so more readily once the page is bookmarked or installed and used for a while: try again then, and export what you must not lose.'}
      </p>
      {asking.error && <ErrorNotice failure={toFailure(asking.error)} />}
    </section>
  );
}
