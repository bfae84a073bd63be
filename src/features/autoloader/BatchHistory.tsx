import {useMemo, useState} from 'react';
import {Badge} from '#/ui/Badge';
import {formatBytes, formatCount, formatDuration, formatWhen} from '#/ui/format';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import styles from './AutoloaderScreen.module.css';
import type {BatchRow} from './batchRows';
import {aboutMetric} from './metricWords';

/** The newest batches, one a row. */
export function BatchHistory({batches}: {readonly batches: readonly BatchRow[]}) {
  const [now] = useState(Date.now);
  const columns = useMemo(() => batchColumns(now), [now]);
  return (
    <div className={styles['history']}>
      <SmallTable
        label="Newest batches"
        columns={columns}
        rows={batches}
        rowKey={({batch_id: id}) => id}
      />
    </div>
  );
}

type Figure = SmallColumn<BatchRow>;
const figure = (
  id: string,
  label: string,
  of: (batch: BatchRow) => string,
  more: Partial<Figure> = {},
): Figure => ({id, label, isFigure: true, render: of, ...more});

const duration = (ms: number | null) => (ms === null ? '–' : formatDuration(ms));
const rate = (value: number | null) => (value === null ? '–' : formatCount(Math.round(value)));

function batchColumns(now: number): readonly Figure[] {
  const aside = {isOptional: true} as const;
  const load = {...aside, title: aboutMetric('addBatch')};
  const end = {...aside, title: aboutMetric('commitOffsets')};
  return [
    {
      id: 'batch',
      label: 'Batch',
      isRowHeader: true,
      render: ({batch_id: id}) => formatCount(id),
    },
    {id: 'when', label: 'When', render: ({committed}) => formatWhen(committed, now)},
    figure('files', 'Files', ({files}) => formatCount(files)),
    figure('bytes', 'Size', ({bytes}) => formatBytes(bytes), aside),
    figure('rows', 'Rows', ({rows}) => formatCount(rows)),
    figure('rescued', 'Rescued', ({rescued}) => formatCount(rescued), aside),
    {
      ...figure('malformed', 'Malformed', () => '', aside),
      render: ({malformed}) =>
        malformed > 0 ? <Badge tone="bad">{formatCount(malformed)}</Badge> : '0',
    },
    figure('decode', 'Decode', ({decode_ms: ms}) => duration(ms), load),
    figure('insert', 'Insert', ({insert_ms: ms}) => duration(ms), load),
    figure('commit', 'Commit', ({commit_ms: ms}) => duration(ms), end),
    figure('checkpoint', 'Checkpoint', ({checkpoint_ms: ms}) => duration(ms), end),
    figure('input', 'Input rows/s', ({input_rate: value}) => rate(value), {
      ...aside,
      title: aboutMetric('inputRowsPerSecond'),
    }),
    figure('rate', 'Rows/s', ({rate: value}) => rate(value), {
      title: aboutMetric('processedRowsPerSecond'),
    }),
    figure('mb', 'MB/s', ({mb_rate: value}) => (value === null ? '–' : value.toFixed(1)), aside),
  ];
}
