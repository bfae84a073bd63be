import {useMemo} from 'react';
import {Figure} from '#/ui/Figure';
import styles from './AutoloaderScreen.module.css';
import {rateDrawing} from './rateDrawing';
import type {BatchRow} from './batchRows';

/** Rows per second of the newest batches; nothing to compare below two. */
export function BatchRates({batches}: {readonly batches: readonly BatchRow[]}) {
  const timed = useMemo(() => batches.filter(({rate}) => rate !== null).toReversed(), [batches]);
  const drawing = useMemo(() => rateDrawing(timed), [timed]);
  if (timed.length < 2) return null;
  return (
    <div className={styles['chart']}>
      <Figure label={`Rows per second of the last ${timed.length} batches`} options={drawing} />
    </div>
  );
}
