import {useMutation, useQuery} from '@tanstack/react-query';
import {engine} from '#/client/engine';
import {toFailure} from '#/client/lake';
import type {DeletionDone, DeletionPlan} from '#/contracts/storage';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Skeleton} from '#/ui/Skeleton';
import {
  afterwards,
  type DeletionChoice,
  freesText,
  isNothing,
  lossesLater,
  lossesNow,
} from './deletionWords';
import styles from './Storage.module.css';

interface DeletionDialogProps {
  readonly choice: DeletionChoice;
  readonly onClose: () => void;
  readonly onDone: (done: DeletionDone) => void;
}

/** Says what a deletion takes and frees before it is confirmed. */
export function DeletionDialog({choice, onClose, onDone}: DeletionDialogProps) {
  const {deletion, what} = choice;
  const planning = useQuery({
    queryKey: ['planDeletion', deletion],
    queryFn: ({signal}) => engine.planDeletion(deletion, {signal}),
    staleTime: 0,
    gcTime: 0,
  });
  const deleting = useMutation({
    mutationFn: () => engine.deleteStored(deletion),
    onSuccess: onDone,
  });
  const plan = planning.data;
  const nothing = plan !== undefined && isNothing(plan);
  return (
    <Dialog
      title={`Delete ${what}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            busy={deleting.isPending}
            disabled={!plan || nothing}
            {...(nothing && {title: 'There is nothing to delete'})}
            onClick={() => deleting.mutate()}
          >
            Delete
          </Button>
        </>
      }
    >
      <div className={styles['stack']}>
        {planning.isPending && <Skeleton lines={4} />}
        {planning.error && (
          <ErrorNotice
            failure={toFailure(planning.error)}
            onRetry={() => void planning.refetch()}
          />
        )}
        {nothing && <p>There is nothing of it.</p>}
        {plan && !nothing && <Losses plan={plan} />}
        {plan && !nothing && <p>{afterwards(deletion)}</p>}
        {deleting.error && <ErrorNotice failure={toFailure(deleting.error)} />}
      </div>
    </Dialog>
  );
}

function Losses({plan}: {readonly plan: DeletionPlan}) {
  const later = lossesLater(plan);
  return (
    <dl className={styles['losses']}>
      <dt>Goes now</dt>
      <dd>
        <Lines lines={lossesNow(plan)} />
      </dd>
      {later.length > 0 && (
        <>
          <dt>Follows with the next run</dt>
          <dd>
            <Lines lines={later} />
          </dd>
        </>
      )}
      <dt>Frees</dt>
      <dd>{freesText(plan)}</dd>
    </dl>
  );
}

function Lines({lines}: {readonly lines: readonly string[]}) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
