import {isIngestRunning, useLake} from '#/client/lake';
import {Panel} from '#/ui/Panel';
import styles from './IngestScreen.module.css';
import {IngestRun} from './IngestRun';
import {DropHint} from './DropHint';
import {LiveNotice} from './LiveNotice';
import {LocalFiles} from './LocalFiles';
import {QueuePanel} from './QueuePanel';
import {RecentTries} from './RecentTries';
import {SessionIngest} from './SessionIngest';
import {SponsorPanel} from './SponsorPanel';
import {SourcePicker} from './SourcePicker';
import {useIngestSearch} from './useIngestSearch';
import {useLocalFiles} from './useLocalFiles';

/** Choose a source, sessions and endpoints, see the plan, fetch it, and see how it goes. */
export function IngestScreen() {
  const [search, change] = useIngestSearch();
  const progress = useLake((lake) => lake.ingest);
  const isRunning = useLake(({queue}) => queue?.isRunning === true) || isIngestRunning(progress);
  const obstacle = isRunning ? 'An ingest is running' : null;
  const {source} = search;
  const taking = useLocalFiles(obstacle, () => change({source: 'local'}));
  const run = progress && (
    <Panel title={isIngestRunning(progress) ? 'Running ingest' : 'Last ingest'}>
      <IngestRun progress={progress} />
    </Panel>
  );
  return (
    <div className={styles['page']}>
      <header className={styles['intro']}>
        <h1>Ingest</h1>
        <p>
          Fetched answers are staged as files, byte for byte. The pipeline then loads each new file
          exactly once.
        </p>
      </header>
      {source === 'openf1' && <LiveNotice />}
      <SourcePicker source={source} onChange={(next) => change({source: next})} />
      {source === 'local' ? (
        <div className={styles['areas']}>
          <Panel title="Files">
            <LocalFiles taking={taking} obstacle={obstacle} />
          </Panel>
          {run}
        </div>
      ) : (
        <SessionIngest
          key={source}
          source={source}
          search={search}
          isBusy={isRunning}
          onChange={change}
        >
          <QueuePanel />
          {run}
          {source === 'openf1' && (
            <div className={styles['later']}>
              <SponsorPanel />
              <RecentTries />
            </div>
          )}
        </SessionIngest>
      )}
      {taking.isOver && source !== 'local' && <DropHint />}
      {taking.dialog}
    </div>
  );
}
