import {useLake} from '#/client/lake';
import {Columns} from '#/ui/Columns';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {settingsPlaces, SubNav} from '#/ui/SubNav';
import {AppearancePanel} from './AppearancePanel';
import {AutoloaderPanel} from './AutoloaderPanel';
import {EnginePanel} from './EnginePanel';
import {IngestPanel} from './IngestPanel';
import {ModePanel} from './ModePanel';
import {NamesPanel} from './NamesPanel';
import {PipelinePanel} from './PipelinePanel';
import {StoragePanel} from './StoragePanel';

/** What can be set, and how the lake stands behind the screens. */
export function SettingsScreen() {
  const status = useLake((lake) => lake.status);
  return (
    <Page>
      <PageHead title="Settings">
        The lake’s names, where its data comes from, its autoloader and pipeline, its place on this
        device, and how LapLake looks.
      </PageHead>
      <SubNav label="Settings" places={settingsPlaces} />
      {status ? (
        <Columns
          left={
            <>
              <NamesPanel status={status} />
              <IngestPanel />
              <ModePanel status={status} />
              <StoragePanel files={status.files} />
              <EnginePanel status={status} />
              <AppearancePanel />
            </>
          }
          right={
            <>
              <AutoloaderPanel status={status} />
              <PipelinePanel status={status} />
            </>
          }
        />
      ) : (
        <Panel title="Lake">
          <Skeleton lines={6} />
        </Panel>
      )}
    </Page>
  );
}
