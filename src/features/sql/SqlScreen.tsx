import {useEffect, useState} from 'react';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {keepOnLeave, useSqlDesk} from './tabs/sqlDesk';
import {panelId, tabId, TabStrip} from './tabs/TabStrip';
import {useQueryLink} from './useQueryLink';
import {Workspace} from './Workspace';
import styles from './SqlScreen.module.css';

/** Tabs whose answers stay while another is shown. */
const keptAnswers = 4;

/** Queries in the lake, each in a tab, and their answers. The link holds the query that is shown. */
export function SqlScreen() {
  const tabs = useSqlDesk((desk) => desk.tabs);
  const selected = useSqlDesk((desk) => desk.selected);
  const request = useSqlDesk((desk) => desk.runRequest);
  const [recent, setRecent] = useState<readonly string[]>([selected]);
  if (recent[0] !== selected)
    setRecent([selected, ...recent.filter((id) => id !== selected)].slice(0, keptAnswers));
  useQueryLink();
  useEffect(keepOnLeave, []);
  return (
    <Page>
      <PageHead title="SQL">
        <p>
          Every table of the lake in DuckDB’s SQL. Tables of the pipeline are only read here; what
          you write yourself has a place in the schema <code>scratch</code>.
        </p>
      </PageHead>
      <TabStrip tabs={tabs} selected={selected} />
      {tabs
        .filter(({id}) => id === selected || recent.includes(id))
        .map((tab) => (
          <div
            key={tab.id}
            role="tabpanel"
            id={panelId(tab.id)}
            aria-labelledby={tabId(tab.id)}
            hidden={tab.id !== selected}
            className={styles['panel']}
          >
            <Workspace tab={tab} runRequest={request.tab === tab.id ? request.number : 0} />
          </div>
        ))}
    </Page>
  );
}
