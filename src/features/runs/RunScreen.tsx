import {getRouteApi, Link, useRouter, useRouterState} from '@tanstack/react-router';
import {isUpdateRunning, toFailure, useLake} from '#/client/lake';
import type {UpdateProgress} from '#/contracts/engine';
import {Badge} from '#/ui/Badge';
import {buttonClass} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatWhen} from '#/ui/format';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {useNow} from '#/ui/useNow';
import {Comparison} from './Comparison';
import {EventList} from './EventList';
import {Failures} from './Failures';
import {FlowDetails} from './FlowDetails';
import {FlowList} from './FlowList';
import {RunStats} from './RunStats';
import styles from './Runs.module.css';
import {parseRunSearch, type RunSearch, runSearchText} from './runsSearch';
import {causeText, kindText, type RunState, runWords, shortId, stateOf} from './runWords';
import {Timeline} from './Timeline';
import {useRun} from './useRuns';

const route = getRouteApi('/runs/$updateId');

/** One update of the pipeline, also while it runs. */
export function RunScreen() {
  const {updateId} = route.useParams();
  return (
    <Page>
      <nav className={styles['crumb']} aria-label="Breadcrumb">
        <Link to="/runs">Runs</Link>
      </nav>
      <Found key={updateId} updateId={updateId} />
    </Page>
  );
}

function Found({updateId}: {readonly updateId: string}) {
  const told = useLake(({update}) => (update?.updateId === updateId ? update : null));
  const stored = useRun(told ? null : updateId);
  const update = told ?? stored.data?.update;
  if (update) return <Run update={update} isLive={told !== null && isUpdateRunning(told)} />;
  const title = `Run ${shortId(updateId)}`;
  if (stored.error)
    return (
      <>
        <PageHead title={title} />
        <ErrorNotice failure={toFailure(stored.error)} onRetry={() => void stored.refetch()} />
      </>
    );
  if (stored.isPending)
    return (
      <>
        <PageHead title={title} />
        <Skeleton lines={12} />
      </>
    );
  if (stored.data) return <Interrupted updateId={updateId} startedAt={stored.data.startedAt} />;
  return (
    <EmptyState
      isPage
      title="No such run"
      actions={
        <Link to="/runs" className={buttonClass({kind: 'primary'})}>
          All runs
        </Link>
      }
    >
      The lake has no run of this id: perhaps it is of another lake, or too old to be kept.
    </EmptyState>
  );
}

/** Of a run whose end was never recorded only its events are known. */
function Interrupted(props: {readonly updateId: string; readonly startedAt: number}) {
  const {updateId, startedAt} = props;
  const now = useNow(false);
  return (
    <>
      <PageHead title={<Title updateId={updateId} state="INTERRUPTED" />}>
        {`Begun ${formatWhen(startedAt, now)}. The tab was closed or the engine stopped before it ended. The tables that were done are kept; the next run goes on with the others.`}
      </PageHead>
      <EventList updateId={updateId} isOpen />
    </>
  );
}

function Title({updateId, state}: {readonly updateId: string; readonly state: RunState}) {
  return (
    <span className={styles['title']}>
      Run {shortId(updateId)} <Badge tone={runWords[state].tone}>{runWords[state].text}</Badge>
    </span>
  );
}

function useSearch(): readonly [RunSearch, (change: Partial<RunSearch>) => void] {
  const text = useRouterState({select: ({location}) => location.searchStr});
  const path = useRouterState({select: ({location}) => location.pathname});
  const {history} = useRouter();
  const search = parseRunSearch(new URLSearchParams(text));
  return [
    search,
    (change) => {
      const next = runSearchText({...search, ...change});
      history.replace(next === '' ? path : `${path}?${next}`);
    },
  ];
}

function Run({update, isLive}: {readonly update: UpdateProgress; readonly isLive: boolean}) {
  const [search, change] = useSearch();
  const now = useNow(isLive);
  const state = stateOf(update, isLive);
  const chosen = update.flows.find(({table}) => table === search.table);
  return (
    <>
      <PageHead title={<Title updateId={update.updateId} state={state} />}>
        {`${kindText(update)}. Asked for by: ${causeText(update).toLowerCase()}. Begun ${formatWhen(update.startedAt, now)}.`}
      </PageHead>
      <Failures update={update} />
      <RunStats update={update} now={now} />
      <Timeline update={update} now={now} onChoose={(table) => change({table})} />
      {chosen && (
        <FlowDetails
          key={chosen.table}
          updateId={update.updateId}
          flow={chosen}
          onClose={() => change({table: null})}
        />
      )}
      <Panel title="Tables" hint="Choose a table for its rules and the rows that changed." flush>
        <FlowList
          flows={update.flows}
          chosen={search.table}
          onChoose={(table) => change({table})}
        />
      </Panel>
      {!isLive && (
        <Comparison
          update={update}
          withId={search.with}
          onChoose={(other) => change({with: other})}
        />
      )}
      <EventList updateId={update.updateId} />
    </>
  );
}
