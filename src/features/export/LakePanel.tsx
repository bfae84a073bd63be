import {Link} from '@tanstack/react-router';
import {useLake} from '#/client/lake';
import {Panel} from '#/ui/Panel';
import {ExportActions} from './ExportActions';
import styles from './ExportScreen.module.css';

/** The database as it is. */
export function LakePanel() {
  const catalog = useLake(({status}) => status?.config.configuration.catalog ?? 'lake');
  return (
    <Panel
      title="The whole lake"
      hint="The database itself, for DuckDB 1.4 or newer on any computer: all tables, views and the records of ops."
    >
      <div className={styles['stack']}>
        <ExportActions
          label="Export lake"
          subject={{kind: 'lake'}}
          place={{fileName: `${catalog}.duckdb`}}
        />
        <p className={styles['muted']}>
          Open it with <code>duckdb {catalog}.duckdb</code>. An update of the pipeline waits while
          it is copied.
        </p>
        <p className={styles['muted']}>
          To go on in another browser, save a <Link to="/backup">backup</Link>: it also has the
          staged files, the configuration and this page’s settings.
        </p>
      </div>
    </Panel>
  );
}
