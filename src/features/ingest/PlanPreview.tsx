import {keepPreviousData, useQuery} from '@tanstack/react-query';
import {AppError} from '#/base/errors';
import {bytesText, countText, durationText} from '#/base/format';
import {engine} from '#/client/engine';
import {useRoomForecast} from '#/client/useRoomForecast';
import type {IngestPlan, IngestRequest, PlannedRequest} from '#/contracts/engine';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Skeleton} from '#/ui/Skeleton';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import {Stat} from '#/ui/Stat';
import {Stats} from '#/ui/Stats';
import {PlanRoom, roomObstacle} from './PlanRoom';
import styles from './PlanPreview.module.css';

interface PlanPreviewProps {
  readonly request: IngestRequest;
  /** Why it cannot be started now; null when it can. */
  readonly obstacle: string | null;
  readonly onStart: () => void;
}

/** What would be asked for, before anything is; and the button that begins. */
export function PlanPreview({request, obstacle, onStart}: PlanPreviewProps) {
  const isChosen = request.sessionKeys.length > 0 && request.endpoints.length > 0;
  const query = useQuery({
    queryKey: ['planIngest', request],
    queryFn: ({signal}) => engine.planIngest(request, {signal}),
    enabled: isChosen,
    placeholderData: keepPreviousData,
  });
  const plan = isChosen ? query.data : undefined;
  const forecast = useRoomForecast(plan?.estimatedBytes ?? null);
  const why = obstacle ?? reason(isChosen, plan) ?? roomObstacle(forecast);
  return (
    <div className={styles['plan']}>
      {!isChosen && (
        <p className={styles['muted']}>
          Choose at least one session and one endpoint; the plan appears here before anything is
          sent.
        </p>
      )}
      {isChosen && query.error && (
        <ErrorNotice failure={AppError.from(query.error)} onRetry={() => void query.refetch()} />
      )}
      {isChosen && query.isPending && <Skeleton lines={3} />}
      {plan && <Summary plan={plan} />}
      {plan && forecast && <PlanRoom forecast={forecast} />}
      <Button
        kind="primary"
        size="large"
        disabled={why !== null}
        title={why ?? undefined}
        onClick={onStart}
      >
        Start ingest
      </Button>
      {plan && <Requests plan={plan} />}
    </div>
  );
}

function reason(isChosen: boolean, plan: IngestPlan | undefined): string | null {
  if (!isChosen) return 'Choose a session and an endpoint first';
  return plan ? null : 'The plan is not made yet';
}

function Summary({plan}: {readonly plan: IngestPlan}) {
  const isRemote = plan.request.source === 'openf1';
  return (
    <>
      <Stats>
        <Stat label="Requests" value={countText(plan.requests.length)} />
        <Stat label="Volume, about" value={bytesText(plan.estimatedBytes)} />
        <Stat label="Time, about" value={durationText(plan.estimatedSeconds)} />
      </Stats>
      <p className={styles['muted']}>
        {isRemote
          ? 'Sent at no more than 3 a second and 30 a minute, as OpenF1 allows. What is already staged and unchanged is not staged again.'
          : 'Made in this browser; nothing is sent.'}
      </p>
    </>
  );
}

const columns: readonly SmallColumn<PlannedRequest>[] = [
  {
    id: 'endpoint',
    label: 'Endpoint',
    isRowHeader: true,
    render: ({endpoint}) => <code>{endpoint}</code>,
  },
  {id: 'query', label: 'Query', render: ({query}) => <code>{query}</code>},
  {
    id: 'bytes',
    label: 'About',
    isFigure: true,
    render: ({estimatedBytes}) => bytesText(estimatedBytes),
  },
];

function Requests({plan}: {readonly plan: IngestPlan}) {
  return (
    <details className={styles['requests']}>
      <summary>Every request</summary>
      <SmallTable
        label="Planned requests"
        columns={columns}
        rows={plan.requests}
        rowKey={({id}) => id}
      />
    </details>
  );
}
