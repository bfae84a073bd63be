import type {AutoloaderProgress, LoadingBatch} from '#/contracts/autoloader';
import {Badge} from '#/ui/Badge';
import {formatBytes, formatCount, formatCounted} from '#/ui/format';
import {Meter} from '#/ui/Meter';
import {Panel} from '#/ui/Panel';
import {Stats} from '#/ui/Stats';
import styles from './AutoloaderScreen.module.css';
import type {BatchRow} from './batchRows';
import {MetricStat} from './MetricStat';

interface NowPanelProps {
  readonly progress: AutoloaderProgress;
  /** The newest batch: its rates stand while nothing is loaded. */
  readonly last: BatchRow | undefined;
}

const orDash = (value: number | null | undefined, format: (value: number) => string) =>
  value === null || value === undefined ? '–' : format(value);
const wholeRows = (rows: number) => formatCount(Math.round(rows));

/** What the autoloader does at this moment. */
export function NowPanel({progress, last}: NowPanelProps) {
  const {isLoading, batch, numFilesOutstanding, numBytesOutstanding} = progress;
  const rows = isLoading ? progress.rowsPerSecond : last?.rate;
  const megabytes = isLoading
    ? progress.bytesPerSecond && progress.bytesPerSecond / 1e6
    : last?.mb_rate;
  const line = batch ? batchLine(batch) : lastLine(isLoading, last);
  return (
    <Panel title="Now" badge={<StateBadge progress={progress} />}>
      <div className={styles['stack']}>
        <Stats>
          <MetricStat name="numFilesOutstanding" value={formatCount(numFilesOutstanding)} />
          <MetricStat name="numBytesOutstanding" value={orDash(numBytesOutstanding, formatBytes)} />
          <MetricStat name="inputRowsPerSecond" value={orDash(last?.input_rate, wholeRows)} />
          <MetricStat name="processedRowsPerSecond" value={orDash(rows, wholeRows)} />
          <MetricStat
            name="megabytesPerSecond"
            value={orDash(megabytes, (value) => value.toFixed(1))}
          />
        </Stats>
        {batch && (
          <Meter
            label={`Files of batch ${batch.batchId}`}
            value={batch.files === 0 ? null : batch.filesDone / batch.files}
          />
        )}
        {line !== null && <p className={styles['line']}>{line}</p>}
      </div>
    </Panel>
  );
}

function StateBadge({progress}: Pick<NowPanelProps, 'progress'>) {
  if (progress.isLoading) return <Badge tone="accent">Loading</Badge>;
  return progress.numFilesOutstanding > 0 ? (
    <Badge tone="warn">Waiting for a run</Badge>
  ) : (
    <Badge tone="ok">No backlog</Badge>
  );
}

const batchLine = ({batchId, filesDone, files, bytes, rows}: LoadingBatch) =>
  `Batch ${formatCount(batchId)}: ${formatCount(filesDone)} of ${formatCounted(files, 'file')} decoded, ${formatBytes(bytes)}, ${formatCounted(rows, 'row')}`;

const lastLine = (isLoading: boolean, last: BatchRow | undefined) =>
  isLoading || !last
    ? null
    : `The rates are those of the last batch, ${formatCount(last.batch_id)}.`;
