/** What each figure means, under Auto Loader's and Spark's names. */
export const metricWords = [
  {
    name: 'numFilesOutstanding',
    label: 'Files outstanding',
    about:
      'Staged files that are not yet durable in bronze, the batch under way included. Zero when all is loaded.',
  },
  {
    name: 'numBytesOutstanding',
    label: 'Bytes outstanding',
    about: 'Their size together. A dash while the size of a file is not known.',
  },
  {
    name: 'processedRowsPerSecond',
    label: 'Rows per second',
    about:
      'Live: rows that went in over the last five seconds. For a batch: its rows over its whole duration, commit and checkpoint included.',
  },
  {
    name: 'megabytesPerSecond',
    label: 'MB per second',
    about: 'The same for the bytes of staged files, as they are on disk.',
  },
  {
    name: 'inputRowsPerSecond',
    label: 'Input rows per second',
    about:
      'A batch’s rows over the time since the batch before it began: how quickly rows come. Above the processed rate, the autoloader falls behind.',
  },
  {
    name: 'latestOffset',
    label: 'Listing',
    about:
      'Listing the staging volume. What this app stages is told by a queue; listing finds files put there by other means.',
  },
  {
    name: 'addBatch',
    label: 'Decode and insert',
    about:
      'Decode: time in which nothing could be inserted because files were still being decoded. Insert: time in which rows went into DuckDB. Files are decoded beside the inserts, so the two add up to the loading of the batch.',
  },
  {
    name: 'commitOffsets',
    label: 'Commit and checkpoint',
    about:
      'Commit: writing the ledger and ending the transaction. Checkpoint: making it durable. Both are noted with the next write, so a tab that was killed in between leaves them empty.',
  },
] as const;

export type MetricName = (typeof metricWords)[number]['name'];

export const labelOfMetric = (name: MetricName): string =>
  metricWords.find((each) => each.name === name)?.label ?? name;

/** For a tooltip. */
export function aboutMetric(name: MetricName): string {
  const words = metricWords.find((each) => each.name === name);
  return words ? `${name}: ${words.about}` : name;
}
