import {useDeferredValue} from 'react';
import {useLake} from '#/client/lake';
import {Page} from '#/ui/Page';
import styles from './HomeScreen.module.css';
import {Guide} from './Guide';
import {IngestPanel} from './IngestPanel';
import {LakePanel} from './LakePanel';
import {RecoveryNotice} from './RecoveryNotice';
import {SeasonCard} from './SeasonCard';
import {SetAsidePanel} from './SetAsidePanel';
import {Steps} from './Steps';
import {UpdatePanel} from './UpdatePanel';

/** Where everyone begins and comes back to: get data, refine it, read it; and how the lake is. */
export function HomeScreen() {
  // Deferred: a table of over 40 flows is drawn in pieces, between which the page answers.
  const ingest = useDeferredValue(useLake((lake) => lake.ingest));
  const update = useDeferredValue(useLake((lake) => lake.update));
  const updateFirst = (update?.startedAt ?? 0) > (ingest?.startedAt ?? 0);
  return (
    <Page>
      <header className={styles['hero']}>
        <h1>A Formula 1 lakehouse in this tab</h1>
        <p>
          LapLake stages timing data as files, refines it from bronze to gold, and turns it into
          race stories, SQL and Parquet. No server, no account.
        </p>
      </header>
      <RecoveryNotice />
      <Guide />
      <Steps />
      <div className={styles['latest']} data-first={updateFirst ? 'update' : 'ingest'}>
        {ingest && <IngestPanel ingest={ingest} />}
        {update && <UpdatePanel update={update} />}
      </div>
      <SeasonCard />
      <SetAsidePanel />
      <LakePanel />
    </Page>
  );
}
