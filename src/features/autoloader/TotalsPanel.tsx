import {useState} from 'react';
import type {Listing} from '#/contracts/autoloader';
import {formatBytes, formatCount, formatCounted, formatDuration, formatWhen} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {Stat} from '#/ui/Stat';
import {Stats} from '#/ui/Stats';
import styles from './AutoloaderScreen.module.css';
import type {LoadTotals} from './batchRows';
import {aboutMetric} from './metricWords';

interface TotalsPanelProps {
  readonly totals: LoadTotals;
  readonly listing: Listing | null;
}

/** What all batches come to, and the newest listing. */
export function TotalsPanel({totals, listing}: TotalsPanelProps) {
  const {batches, files, bytes, rows, rescued, malformed} = totals;
  return (
    <Panel title="All batches">
      <div className={styles['stack']}>
        <Stats>
          <Stat label="Batches" value={formatCount(batches)} />
          <Stat label="Files" value={formatCount(files)} />
          <Stat label="Size" value={formatBytes(bytes)} />
          <Stat label="Rows" value={formatCount(rows)} />
          <Stat label="Rescued rows" value={formatCount(rescued)} />
          <Stat label="Malformed files" value={formatCount(malformed)} />
        </Stats>
        <LastListing listing={listing} />
      </div>
    </Panel>
  );
}

function LastListing({listing}: Pick<TotalsPanelProps, 'listing'>) {
  const [now] = useState(Date.now);
  if (!listing) return <p className={styles['line']}>The volume was not listed yet.</p>;
  const {at, durationMs, numFilesListed, newFiles} = listing;
  const known =
    newFiles === 0
      ? 'the queue knew all of them'
      : `${formatCount(newFiles)} of them the queue did not know`;
  return (
    <p className={styles['line']} title={aboutMetric('latestOffset')}>
      Last listed {formatWhen(at, now)}: {formatCounted(numFilesListed, 'file')} in{' '}
      {formatDuration(durationMs)}; {known}.
    </p>
  );
}
