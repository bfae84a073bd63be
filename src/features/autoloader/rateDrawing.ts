import type {Drawing} from '#/charts/drawing';
import {formatBytes, formatCount, formatCounted} from '#/ui/format';
import type {BatchRow} from './batchRows';

type RatedBatch = Pick<BatchRow, 'batch_id' | 'rate' | 'rows' | 'files' | 'bytes'>;

/** As many batches as have room for a number below them. */
const numbered = (batches: readonly RatedBatch[], width: number) => {
  const every = Math.ceil(batches.length / Math.max(1, Math.floor(width / 60)));
  return batches.map(({batch_id: id}) => id).filter((_, at) => at % every === 0);
};

const widestBar = 48;
/** Of the space for a bar, what is left free. */
const paddingOf = (bars: number, width: number) =>
  Math.max(0.2, 1 - (widestBar * bars) / Math.max(1, width));

const axisRows = (rows: number) => new Intl.NumberFormat('en', {notation: 'compact'}).format(rows);

/** A bar a batch, in their order. */
export function rateDrawing(batches: readonly RatedBatch[]): Drawing {
  return (plot, width) => ({
    height: 160,
    marginLeft: 60,
    marginBottom: 34,
    x: {
      type: 'band',
      label: 'Batch',
      ticks: numbered(batches, width),
      padding: paddingOf(batches.length, width),
    },
    y: {label: 'Rows per second', grid: true, ticks: 4, tickFormat: axisRows, zero: true},
    marks: [
      plot.ruleY([0]),
      plot.barY(batches, {x: 'batch_id', y: 'rate', fill: 'var(--series-1)'}),
      plot.tip(
        batches,
        plot.pointerX({lineHeight: 1.35, x: 'batch_id', y: 'rate', title: batchTitle}),
      ),
    ],
  });
}

function batchTitle({batch_id: id, rate, rows, files, bytes}: RatedBatch): string {
  const perSecond = formatCount(Math.round(rate ?? 0));
  return `Batch ${id}: ${perSecond} rows/s\n${formatCounted(files, 'file')}, ${formatBytes(bytes)}, ${formatCounted(rows, 'row')}`;
}
