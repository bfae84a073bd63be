import type {ReactNode} from 'react';
import {Stat} from '#/ui/Stat';
import styles from './AutoloaderScreen.module.css';
import {aboutMetric, labelOfMetric, type MetricName} from './metricWords';

/** A figure under its own name and Auto Loader's; hovering says what it means. */
export function MetricStat({name, value}: {readonly name: MetricName; readonly value: ReactNode}) {
  return (
    <Stat
      label={labelOfMetric(name)}
      value={value}
      note={
        <span className={styles['metric']} title={aboutMetric(name)}>
          {name}
        </span>
      }
    />
  );
}
