import {useLake} from '#/client/lake';
import {knownSettings} from '#/lakehouse/pipelineConfig/knownSettings';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {pipelinePlaces, SubNav} from '#/ui/SubNav';
import {ConfigPanels} from './ConfigPanels';
import {configuredLake} from './configDraft';
import styles from './ConfigScreen.module.css';
import {FileActions} from './FileActions';

/** The pipeline's whole configuration as one document: to read, edit, take along and bring back. */
export function ConfigScreen() {
  const status = useLake((lake) => lake.status);
  const lake = status && configuredLake(status);
  return (
    <Page>
      <PageHead title="Config" actions={lake && <FileActions lake={lake} />}>
        <p>
          The pipeline’s configuration as one file. What a change would do is shown before it is
          saved.
        </p>
      </PageHead>
      <SubNav label="Pipeline" places={pipelinePlaces} />
      <div className={styles['columns']}>
        {lake ? (
          <ConfigPanels lake={lake} />
        ) : (
          <Panel title="pipeline_config.json">
            <Skeleton lines={12} />
          </Panel>
        )}
      </div>
      <Panel title="What stands in it">
        <dl className={styles['known']}>
          {Object.entries(knownSettings).map(([name, doc]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{doc}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </Page>
  );
}
