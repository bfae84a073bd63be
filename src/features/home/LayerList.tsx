import {Link} from '@tanstack/react-router';
import {adviceFor} from '#/base/errorAdvice';
import type {FlowProgress} from '#/contracts/engine';
import type {Layer} from '#/lakehouse/define';
import {formatCount, formatCounted} from '#/ui/format';
import styles from './LayerList.module.css';
import {layerProgress, failedFlows} from './layerProgress';

const layerWords: Readonly<Record<Layer, string>> = {
  bronze: 'Bronze',
  silver: 'Silver',
  gold: 'Gold',
};

/** What an update does in each layer, and the tables that failed. All of them are told with the run. */
export function LayerList({flows}: {readonly flows: readonly FlowProgress[]}) {
  return (
    <>
      <ul className={styles['layers']} aria-label="Layers of this update">
        {layerProgress(flows).map(({layer, tables, settled, written, rows}) => (
          <li key={layer} className={styles[layer]}>
            <strong>{layerWords[layer]}</strong>
            <span>
              {settled < tables
                ? `${formatCount(settled)} of ${formatCounted(tables, 'table')} done`
                : `${formatCount(written)} of ${formatCounted(tables, 'table')} written`}
            </span>
            <span className={styles['rows']}>{formatCounted(rows, 'row')}</span>
          </li>
        ))}
      </ul>
      {failedFlows(flows).map(({table, failure}) => (
        <p key={table} className={styles['trouble']}>
          <Link to="/tables/$table" params={{table}}>
            {table}
          </Link>{' '}
          failed
          {failure && `: ${failure.message}. ${adviceFor(failure.code)}`}
        </p>
      ))}
    </>
  );
}
