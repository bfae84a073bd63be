import type {AutoloaderProgress} from '#/contracts/autoloader';
import {Badge} from '#/ui/Badge';
import {formatBytes, formatCount, formatCounted} from '#/ui/format';
import {Meter} from '#/ui/Meter';
import {Panel} from '#/ui/Panel';
import {Stats} from '#/ui/Stats';
import styles from './AutoloaderScreen.module.css';
import {MetricStat} from './MetricStat';

/** What the autoloader does at this moment. */
export function NowPanel({progress}: {readonly progress: AutoloaderProgress}) {
  const {isLoading, batch, numFilesOutstanding, numBytesOutstanding} = progress;
  const {rowsPerSecond, bytesPerSecond} = progress;
  const rate = (value: number | null, format: (value: number) => string) =>
    value === null ? '–' : format(value);
  return (
    <Panel
      title="Now"
      badge={
        isLoading ? (
          <Badge tone="accent">Loading</Badge>
        ) : numFilesOutstanding > 0 ? (
          <Badge tone="warn">Waiting for a run</Badge>
        ) : (
          <Badge tone="ok">All loaded</Badge>
        )
      }
    >
      <div className={styles['stack']}>
        <Stats>
          <MetricStat name="numFilesOutstanding" value={formatCount(numFilesOutstanding)} />
          <MetricStat name="numBytesOutstanding" value={rate(numBytesOutstanding, formatBytes)} />
          <MetricStat
            name="processedRowsPerSecond"
            value={rate(rowsPerSecond, (rows) => formatCount(Math.round(rows)))}
          />
          <MetricStat
            name="processedMegabytesPerSecond"
            value={rate(bytesPerSecond, (bytes) => (bytes / 1e6).toFixed(1))}
          />
        </Stats>
        {batch && (
          <>
            <Meter
              label={`Files of batch ${batch.batchId}`}
              value={batch.files === 0 ? null : batch.filesDone / batch.files}
            />
            <p className={styles['line']}>
              {`Batch ${formatCount(batch.batchId)}: ${formatCount(batch.filesDone)} of ${formatCounted(batch.files, 'file')} decoded, ${formatBytes(batch.bytes)}, ${formatCounted(batch.rows, 'row')}`}
            </p>
          </>
        )}
      </div>
    </Panel>
  );
}
