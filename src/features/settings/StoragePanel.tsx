import {useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {browserStorage} from '#/client/browserStorage';
import {toFailure} from '#/client/lake';
import type {LakeStatus} from '#/contracts/engine';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatBytes} from '#/ui/format';
import {Meter} from '#/ui/Meter';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import styles from './SettingsScreen.module.css';

/** How full the device is, and the way to what takes the room. */
export function StoragePanel({files}: {readonly files: LakeStatus['files']}) {
  const use = useQuery({
    queryKey: ['storage use', 'browser', files],
    queryFn: browserStorage,
    staleTime: 0,
  });
  return (
    <Panel title="Storage" hint="Everything stays on this device, in this browser profile.">
      <div className={styles['stack']}>
        {use.data && use.data.allowedBytes > 0 && (
          <Meter label="Storage used" value={use.data.usedBytes / use.data.allowedBytes} />
        )}
        {use.isPending && <Skeleton lines={2} />}
        {use.data && (
          <p className={styles['muted']}>
            {`${formatBytes(use.data.usedBytes)} used of about ${formatBytes(use.data.allowedBytes)} that the browser allows; ${use.data.isPersisted ? 'kept until you delete it' : 'the browser may clear it when room is short'}.`}
          </p>
        )}
        {use.error && (
          <ErrorNotice failure={toFailure(use.error)} onRetry={() => void use.refetch()} />
        )}
        <p>
          <Link to="/settings/storage">What takes room, deleting, persistence and reset</Link>
        </p>
        <p>
          <Link to="/backup">Back up or restore everything</Link>
        </p>
      </div>
    </Panel>
  );
}
