import {expect, test} from 'vitest';
import {render} from 'vitest-browser-react';
import type {AutoloaderProgress} from '#/contracts/autoloader';
import type {BatchRow} from './batchRows';
import {NowPanel} from './NowPanel';

const idle: AutoloaderProgress = {
  isLoading: false,
  batch: null,
  numFilesOutstanding: 0,
  numBytesOutstanding: 0,
  backlog: [],
  rowsPerSecond: null,
  bytesPerSecond: null,
  listing: null,
  batchesDone: 0,
};
const last: BatchRow = {
  batch_id: 4,
  update_id: 'a',
  committed: 0,
  files: 1,
  bytes: 1_000_000,
  rows: 5_000,
  rescued: 0,
  malformed: 0,
  decode_ms: 1,
  insert_ms: 1,
  commit_ms: 1,
  checkpoint_ms: 1,
  input_rate: 1_234,
  rate: 45_678.4,
  mb_rate: 9.96,
  backlog_files: 0,
};

test('while nothing loads, the rates are those of the last batch, and it says so', async () => {
  const screen = await render(<NowPanel progress={idle} last={last} />);
  await expect.element(screen.getByText('No backlog')).toBeVisible();
  for (const value of ['1,234', '45,678', '10.0'])
    await expect.element(screen.getByText(value, {exact: true})).toBeVisible();
  await expect.element(screen.getByText(/those of the last batch, 4/)).toBeVisible();
});

test('a batch under way shows how far it is; each figure has Auto Loader’s name and meaning', async () => {
  const batch = {batchId: 5, files: 4, filesDone: 1, rows: 10, bytes: 2_000, startedAt: 0};
  const progress = {
    ...idle,
    isLoading: true,
    batch,
    numFilesOutstanding: 4,
    numBytesOutstanding: null,
    rowsPerSecond: 77,
  };
  const screen = await render(<NowPanel progress={progress} last={last} />);
  await expect.element(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
  await expect
    .element(screen.getByText('Batch 5: 1 of 4 files decoded, 2.00 kB, 10 rows'))
    .toBeVisible();
  await expect.element(screen.getByText('77', {exact: true})).toBeVisible();
  await expect.element(screen.getByTitle(/^numFilesOutstanding: .*not yet durable/)).toBeVisible();
});

test('files that wait while nothing runs are said to wait', async () => {
  const screen = await render(
    <NowPanel progress={{...idle, numFilesOutstanding: 3}} last={undefined} />,
  );
  await expect.element(screen.getByText('Waiting for a run')).toBeVisible();
});
