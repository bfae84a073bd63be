import {useNavigate, useRouterState} from '@tanstack/react-router';
import {useEffect, useRef} from 'react';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {SqlResults} from './results/SqlResults';
import {useSqlRun} from './results/useSqlRun';
import {SqlEditor} from './SqlEditor';
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
  const run = useSqlRun();
  const started = useRef('');
  const {start} = run;
  useEffect(() => {
    if (query === '' || started.current === query) return;
    started.current = query;
    start(query);
  }, [query, start]);
  const onRun = (text: string) => {
    started.current = text;
    start(text);
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
          isRunning={run.state === 'running'}
          onRun={onRun}
          onCancel={run.cancel}
        />
      </Panel>
      <SqlResults run={run} />
      {query === '' && (
        <p className={styles['hint']}>
          Press Run for an example. Any chart’s menu opens its query here.
        </p>
      )}
    </Page>
  );
}
