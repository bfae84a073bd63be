import styles from './AutoloaderScreen.module.css';
import {metricWords} from './metricWords';

/** What the figures mean. */
export function MetricHelp() {
  return (
    <details className={styles['details']}>
      <summary className={styles['summary']}>What the figures mean</summary>
      <dl className={styles['words']}>
        {metricWords.map(({name, label, about}) => (
          <div key={name}>
            <dt>
              {label} <code>{name}</code>
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
        <div>
          <dt>In SQL</dt>
          <dd>
            <code>SELECT * FROM autoloader_progress()</code> has the batches,{' '}
            <code>event_log('f1_data_pipeline')</code> what happened and when,{' '}
            <code>ops.table_schemas</code> every version of a bronze schema.
          </dd>
        </div>
      </dl>
    </details>
  );
}
