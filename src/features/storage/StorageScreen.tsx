import {toFailure, useLake} from '#/client/lake';
import {Columns} from '#/ui/Columns';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {settingsPlaces, SubNav} from '#/ui/SubNav';
import {CompactPanel} from './CompactPanel';
import {DeletePanel} from './DeletePanel';
import {PersistencePanel} from './PersistencePanel';
import {ResetPanel} from './ResetPanel';
import {UsePanel} from './UsePanel';
import {useStorageUse} from './useStorageUse';

/** What takes room on this device, and how to get it back. */
export function StorageScreen() {
  const status = useLake((lake) => lake.status);
  const use = useStorageUse();
  return (
    <Page>
      <PageHead title="Storage">
        What takes room on this device, whether it is safe there, and how to get it back.
      </PageHead>
      <SubNav label="Settings" places={settingsPlaces} />
      {use.error && (
        <ErrorNotice failure={toFailure(use.error)} onRetry={() => void use.refetch()} />
      )}
      {use.isPending && (
        <Panel title="What takes room">
          <Skeleton lines={8} />
        </Panel>
      )}
      {use.data && status && (
        <Columns
          left={
            <>
              <UsePanel use={use.data} />
              <PersistencePanel isPersisted={use.data.browser.isPersisted} />
            </>
          }
          right={
            <>
              <DeletePanel use={use.data} />
              <CompactPanel database={use.data.lake.database} />
              <ResetPanel status={status} />
            </>
          }
        />
      )}
    </Page>
  );
}
