import {useMutation, useQueryClient} from '@tanstack/react-query';
import {askPersistence} from '#/client/browserStorage';
import {toFailure} from '#/client/lake';
import {Badge} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Panel} from '#/ui/Panel';
import styles from './Storage.module.css';
import {storageQuery} from './useStorageUse';

/** Whether the browser may clear the lake by itself, and asking it not to. */
export function PersistencePanel({isPersisted}: {readonly isPersisted: boolean}) {
  const queries = useQueryClient();
  const asking = useMutation({
    mutationFn: askPersistence,
    onSuccess: () => queries.invalidateQueries({queryKey: storageQuery}),
  });
  return (
    <Panel
      title="Persistence"
      badge={
        <Badge tone={isPersisted ? 'ok' : 'neutral'}>{isPersisted ? 'Kept' : 'Not promised'}</Badge>
      }
    >
      <div className={styles['stack']}>
        <p className={styles['muted']}>
          {isPersisted
            ? 'Kept until you delete it: the browser clears this lake only when you clear this site’s data yourself.'
            : 'Kept as long as there is room: when the device runs short, or after long disuse, the browser may clear the whole lake. Ask it not to. Some browsers ask you, others decide by how much the site is used.'}
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
            'The browser did not agree. It does so more readily once the page is bookmarked or installed and used for a while: try again then, and back up what you must not lose.'}
        </p>
        {asking.error && <ErrorNotice failure={toFailure(asking.error)} />}
      </div>
    </Panel>
  );
}
