import {ExportState} from '#/charts/export/ExportState';
import {useExports} from '#/client/exports';
import {Columns} from '#/ui/Columns';
import {EmptyState} from '#/ui/EmptyState';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import styles from './ExportScreen.module.css';
import {LakePanel} from './LakePanel';
import {LayerPanel} from './LayerPanel';
import {StagedPanel} from './StagedPanel';

/** Takes the lake out of the browser: as files of rows, as a database, as it was staged. */
export function ExportScreen() {
  return (
    <Page>
      <PageHead title="Export">
        Everything in the lake is yours: take tables, the database or the staged files with you. One
        table is exported from its own page, the answer to a query from the SQL page.
      </PageHead>
      <Columns
        left={
          <>
            <LayerPanel />
            <Exports />
          </>
        }
        right={
          <>
            <LakePanel />
            <StagedPanel />
          </>
        }
      />
    </Page>
  );
}

function Exports() {
  const exports = useExports();
  return (
    <Panel
      title="Exports of this visit"
      hint="They go on while you look at other pages. Files for downloads are kept until the app is opened again."
    >
      {exports.length === 0 ? (
        <EmptyState title="None yet">What you export is listed here.</EmptyState>
      ) : (
        <ul className={styles['exports']} aria-label="Exports">
          {exports.map((one) => (
            <li key={one.exportId}>
              <ExportState of={one} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
