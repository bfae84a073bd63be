import {isIngestRunning, isUpdateRunning, useLake} from '#/client/lake';
import {Columns} from '#/ui/Columns';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {BackupPanel} from './BackupPanel';
import {RestorePanel} from './RestorePanel';

/** The whole lake as one file, and a lake of such a file. */
export function BackupScreen() {
  const obstacle = useLake(({ingest, update}) => {
    if (isIngestRunning(ingest)) return 'An ingest is running: wait for it or cancel it';
    return isUpdateRunning(update) ? 'The pipeline is running: wait for it or cancel it' : null;
  });
  return (
    <Page>
      <PageHead title="Backup">
        Everything this lake is, as one file: to keep, or to go on with in another browser.
      </PageHead>
      <Columns
        left={<BackupPanel obstacle={obstacle} />}
        right={<RestorePanel obstacle={obstacle} />}
      />
    </Page>
  );
}
