import {useQuery} from '@tanstack/react-query';
import {engine} from '#/client/engine';
import {toFailure} from '#/client/lake';
import type {UpdateRequest} from '#/contracts/pipeline';
import {Button} from '#/ui/Button';
import {Dialog} from '#/ui/Dialog';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Skeleton} from '#/ui/Skeleton';
import {planSummary, planText} from './planWords';
import styles from './RunPanel.module.css';
import {type RunKind, runWords} from './runKinds';

interface ConfirmRunProps {
  readonly kind: RunKind;
  readonly request: UpdateRequest;
  readonly onRun: () => void;
  readonly onClose: () => void;
}

/** Says what a run will do to which tables before it does it. */
export function ConfirmRun({kind, request, onRun, onClose}: ConfirmRunProps) {
  const {label, about} = runWords(kind);
  const plan = useQuery({
    queryKey: ['update-plan', request],
    queryFn: ({signal}) => engine.planUpdate(request, {signal}),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const done = plan.data?.tables.filter((table) => !isIdle(table.plan.kind)) ?? [];
  return (
    <Dialog
      title={`${label}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={plan.isPending} disabled={plan.isError} onClick={onRun}>
            Run it
          </Button>
        </>
      }
    >
      <p>{about}</p>
      {plan.isPending && <Skeleton lines={4} />}
      {plan.error && <ErrorNotice failure={toFailure(plan.error)} />}
      {plan.data && (
        <>
          <p>
            <strong>{planSummary(plan.data)}</strong> It can be stopped at any time: tables that are
            done by then are kept, the others stay as they were.
          </p>
          <ul className={styles['tables']}>
            {done.map((table) => (
              <li key={table.table}>
                <code>{table.table}</code>
                <span>{planText(table)}</span>
                <span className={styles['why']}>{table.why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

const isIdle = (kind: string) => kind === 'nothing' || kind === 'excluded';
