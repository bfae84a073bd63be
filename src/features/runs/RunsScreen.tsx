import {Link, useRouter, useRouterState} from '@tanstack/react-router';
import {ChevronLeft, ChevronRight} from 'lucide-react';
import {useMemo} from 'react';
import {isUpdateRunning, toFailure, useLake} from '#/client/lake';
import {Button, buttonClass} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {pipelinePlaces, SubNav} from '#/ui/SubNav';
import {useNow} from '#/ui/useNow';
import {RunList} from './RunList';
import {runsPerPage} from './runSql';
import {parsePage} from './runsSearch';
import styles from './Runs.module.css';
import {type RunItem, useRuns} from './useRuns';

/** Every update of the pipeline: when, why, what came of it. */
export function RunsScreen() {
  return (
    <Page>
      <PageHead title="Runs">
        Every update of the pipeline: when it ran and why, how long it took, and what came of it.
      </PageHead>
      <SubNav label="Pipeline" places={pipelinePlaces} />
      <History />
    </Page>
  );
}

function usePage(): readonly [number, (page: number) => void] {
  const text = useRouterState({select: ({location}) => location.searchStr});
  const path = useRouterState({select: ({location}) => location.pathname});
  const {history} = useRouter();
  return [
    parsePage(new URLSearchParams(text)),
    (page) => history.push(page === 1 ? path : `${path}?page=${page}`),
  ];
}

function History() {
  const [page, setPage] = usePage();
  const runs = useRuns(page);
  const live = useLake(({update}) => (isUpdateRunning(update) ? update : null));
  const now = useNow(live !== null);
  const items = useMemo(() => {
    const stored = (runs.data ?? []).slice(0, runsPerPage);
    if (!live || page > 1) return stored;
    const {updateId, startedAt} = live;
    const first: RunItem = {updateId, startedAt, update: live};
    return [first, ...stored.filter((item) => item.updateId !== updateId)];
  }, [runs.data, live, page]);

  if (runs.isPending) return <Skeleton lines={10} />;
  if (runs.error)
    return <ErrorNotice failure={toFailure(runs.error)} onRetry={() => void runs.refetch()} />;
  if (items.length === 0) return page === 1 ? <NoRuns /> : <NoneSoOld onFirst={() => setPage(1)} />;
  return (
    <Panel
      title="History"
      hint="In SQL: SELECT update_id, state, started_at, ended_at FROM ops.updates"
      flush
    >
      <RunList runs={items} liveId={live?.updateId ?? null} now={now} />
      <Pager page={page} hasOlder={runs.data.length > runsPerPage} onPage={setPage} />
    </Panel>
  );
}

function NoRuns() {
  return (
    <EmptyState
      title="No run yet"
      actions={
        <Link to="/" className={buttonClass({kind: 'primary'})}>
          Get data
        </Link>
      }
    >
      Fetch data and run the pipeline. Each run leaves a line here: how long it took, table by
      table, which rules were broken, and what it changed.
    </EmptyState>
  );
}

function NoneSoOld({onFirst}: {readonly onFirst: () => void}) {
  return (
    <EmptyState title="No run so old" actions={<Button onClick={onFirst}>Newest runs</Button>} />
  );
}

interface PagerProps {
  readonly page: number;
  readonly hasOlder: boolean;
  readonly onPage: (page: number) => void;
}

function Pager({page, hasOlder, onPage}: PagerProps) {
  if (page === 1 && !hasOlder) return null;
  return (
    <div className={styles['pager']}>
      <Button icon={<ChevronLeft />} disabled={page === 1} onClick={() => onPage(page - 1)}>
        Newer
      </Button>
      <Button disabled={!hasOlder} onClick={() => onPage(page + 1)}>
        Older <ChevronRight />
      </Button>
    </div>
  );
}
