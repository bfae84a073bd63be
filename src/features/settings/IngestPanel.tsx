import {Link} from '@tanstack/react-router';
import {prefer, usePreferences} from '#/client/preferences';
import type {SourceName} from '#/contracts/engine';
import {Panel} from '#/ui/Panel';
import {Select} from '#/ui/Select';
import {PaceForm} from './PaceForm';
import styles from './SettingsScreen.module.css';

const sources: readonly {readonly value: SourceName; readonly label: string}[] = [
  {value: 'sample', label: 'Sample weekend'},
  {value: 'openf1', label: 'OpenF1'},
  {value: 'local', label: 'Local files'},
];

/** Where data comes from unless told, and how quickly it is asked for. */
export function IngestPanel() {
  const source = usePreferences((preferences) => preferences.source);
  return (
    <Panel title="Ingest">
      <div className={styles['stack']}>
        <Select
          label="Source that is chosen first"
          value={source}
          options={sources}
          hint="On Home and under Ingest data, unless a link says otherwise."
          onChange={(chosen) => prefer({source: chosen})}
        />
        <PaceForm />
        <p className={styles['muted']}>
          A sponsor of OpenF1 signs in under <Link to="/ingest">Ingest data</Link>.
        </p>
      </div>
    </Panel>
  );
}
