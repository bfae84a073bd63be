import {useQuery, useQueryClient} from '@tanstack/react-query';
import {useNavigate, useRouterState} from '@tanstack/react-router';
import {useState} from 'react';
import {toFailure} from '#/client/lake';
import {Button} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {runSql} from './runSql';
import {SqlEditor} from './SqlEditor';
import {SqlResult} from './SqlResult';
import styles from './SqlScreen.module.css';

const example = `select year, location, winner, winner_team
from gold_race_summary
order by date_start desc`;

/** A query in the lake, and its answer. The link holds the query that was run last. */
export function SqlScreen() {
  const query = useRouterState({
    select: ({location}) => new URLSearchParams(location.searchStr).get('query') ?? '',
  });
  const navigate = useNavigate();
  const [run, setRun] = useState(0);
  const client = useQueryClient();
  const queryKey = ['sql page', query, run];
  const answer = useQuery({
    queryKey,
    queryFn: ({signal}) => runSql(query, signal),
    enabled: query !== '',
    gcTime: 0,
  });
  const isStopped = answer.isPending && !answer.isFetching && query !== '';
  const start = (text: string) => {
    setRun((now) => now + 1);
    if (text !== query) void navigate({to: '/sql', search: {query: text}, resetScroll: false});
  };
  return (
    <Page>
      <PageHead title="SQL">
        Reads every table of the lake in DuckDB’s SQL. It only reads: nothing here can change them.
      </PageHead>
      <Panel title="Query">
        <SqlEditor
          query={query || example}
          isRunning={answer.isFetching}
          onRun={start}
          onCancel={() => void client.cancelQueries({queryKey})}
        />
      </Panel>
      {answer.error && !answer.isFetching && <ErrorNotice failure={toFailure(answer.error)} />}
      {answer.isLoading && <Skeleton lines={6} />}
      {isStopped && (
        <EmptyState
          title="The query was cancelled"
          actions={<Button onClick={() => start(query)}>Run it again</Button>}
        />
      )}
      {answer.data && <SqlResult answer={answer.data} />}
      {query === '' && (
        <p className={styles['hint']}>
          Press Run for an example. Any chart’s menu opens its query here.
        </p>
      )}
    </Page>
  );
}
