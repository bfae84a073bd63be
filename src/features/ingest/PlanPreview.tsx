import {keepPreviousData, useQuery, type UseQueryResult} from '@tanstack/react-query';
import {AppError} from '#/base/errors';
import {bytesText, countText, durationText} from '#/base/format';
import {engine} from '#/client/engine';
import {useRoomForecast} from '#/client/useRoomForecast';
import type {IngestPlan, IngestRequest, PlannedRequest} from '#/contracts/engine';
import {Button} from '#/ui/Button';
import {Checkbox} from '#/ui/Checkbox';
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
  /** An ingest runs: this one goes into the queue. */
  readonly isBusy: boolean;
  /** Also what cannot have changed is asked for. */
  readonly isAgain: boolean;
  readonly onAgain: (isAgain: boolean) => void;
  readonly onStart: () => void;
}

/** The plan of what is chosen; none while something stands against it. */
function usePlan(request: IngestRequest, obstacle: string | null) {
  const isChosen = request.sessionKeys.length > 0 && request.endpoints.length > 0;
  const query = useQuery({
    queryKey: ['planIngest', request],
    queryFn: ({signal}) => engine.planIngest(request, {signal}),
    enabled: isChosen && obstacle === null,
    placeholderData: keepPreviousData,
  });
  return {isChosen, plan: isChosen ? query.data : undefined, query};
}

/** What would be asked for, before anything is; and the button that begins. */
export function PlanPreview(props: PlanPreviewProps) {
  const {request, obstacle, isBusy, isAgain, onAgain, onStart} = props;
  const {isChosen, plan, query} = usePlan(request, obstacle);
  const forecast = useRoomForecast(plan?.estimatedBytes || null);
  const why = obstacle ?? reason(isChosen, plan) ?? roomObstacle(forecast);
  return (
    <div className={styles['plan']}>
      <Preview isChosen={isChosen} plan={plan} query={query} />
      {isChosen && <Again request={request} isAgain={isAgain} onAgain={onAgain} />}
      {plan && forecast && <PlanRoom forecast={forecast} />}
      <Button
        kind="primary"
        size="large"
        disabled={why !== null}
        title={why ?? undefined}
        onClick={onStart}
      >
        {isBusy ? 'Add to queue' : 'Start ingest'}
      </Button>
      {plan && <Requests plan={plan} />}
    </div>
  );
}

function Again({
  request,
  isAgain,
  onAgain,
}: Pick<PlanPreviewProps, 'request' | 'isAgain' | 'onAgain'>) {
  if (request.source !== 'openf1') return null;
  return (
    <Checkbox checked={isAgain} hint="also what is here and cannot have changed" onChange={onAgain}>
      Ask for everything again
    </Checkbox>
  );
}

interface PreviewProps {
  readonly isChosen: boolean;
  readonly plan: IngestPlan | undefined;
  readonly query: Pick<UseQueryResult, 'error' | 'isPending' | 'refetch'>;
}

function Preview({isChosen, plan, query}: PreviewProps) {
  if (!isChosen)
    return (
      <p className={styles['muted']}>
        Choose at least one session and one endpoint; the plan appears here before anything is sent.
      </p>
    );
  return (
    <>
      {query.error && (
        <ErrorNotice failure={AppError.from(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Skeleton lines={3} />}
      {plan && <Summary plan={plan} />}
    </>
  );
}

function reason(isChosen: boolean, plan: IngestPlan | undefined): string | null {
  if (!isChosen) return 'Choose a session and an endpoint first';
  return plan ? null : 'The plan is not made yet';
}

function Summary({plan}: {readonly plan: IngestPlan}) {
  const isRemote = plan.request.source === 'openf1';
  const sent = plan.requests.reduce((sum, {parts = 1}) => sum + parts, 0);
  return (
    <>
      <Stats>
        <Stat label="Requests" value={countText(sent)} />
        <Stat label="Volume, about" value={bytesText(plan.estimatedBytes)} />
        <Stat label="Time, about" value={durationText(plan.estimatedSeconds)} />
      </Stats>
      <p className={styles['muted']}>
        {isRemote
          ? 'Sent no faster than OpenF1 allows. Sessions that ended less than a week before they were fetched are asked for again, and the same rows are not staged again.'
          : 'Made in this browser; nothing is sent.'}
      </p>
      {plan.kept.length > 0 && (
        <p className={styles['muted']}>
          {countText(plan.kept.length)} more are here already and cannot have changed.
        </p>
      )}
    </>
  );
}

/** More rows than anyone reads would hold up the page. */
const shownRequests = 500;

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
      <summary>
        {plan.requests.length > shownRequests
          ? `The first ${shownRequests} requests`
          : 'Every request'}
      </summary>
      <SmallTable
        label="Planned requests"
        columns={columns}
        rows={plan.requests.slice(0, shownRequests)}
        rowKey={({id}) => id}
      />
    </details>
  );
}
