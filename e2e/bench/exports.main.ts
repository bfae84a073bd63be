import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Page, test} from '@playwright/test';
import {lake} from '../harness/lake';
import {browserBytes, browserPeakBytes} from '../harness/processes';
import {createProfile, type Profile} from '../harness/profile';
import {writeCarData} from './carData';
import {medianOf, repeat} from './medians';
import {nativeCopyParquet} from './native';
import {note, printReport} from './report';

/** Rows to Parquet: as fast as native DuckDB's COPY? And how much memory do many rows take? */

const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const carRows = Number(process.env['BENCH_ROWS'] ?? 500_000);
const manyFiles = Number(process.env['BENCH_EXPORT_FILES'] ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'laplake-bench-'));

test.afterAll(() => {
  printReport();
  rmSync(folder, {recursive: true, force: true});
});

/** The ten columns of OpenF1's car_data; of its stored rows, as the native table has them. */
const tenColumns =
  'SELECT session_key, driver_number, date, speed, throttle, brake, n_gear, rpm, drs, meeting_key FROM stored.bronze_car_data';

async function withCarData(
  chromium: Parameters<typeof createProfile>[0],
  files: readonly string[],
  work: (page: Page, profile: Profile) => Promise<void>,
): Promise<void> {
  const profile = createProfile(chromium);
  try {
    const page = await profile.openTab();
    const app = lake(page);
    for (const file of files) {
      await app.open('/ingest?source=local');
      await page.getByLabel(/^OpenF1 .*files$/).setInputFiles(file);
      await app.idle();
    }
    await loadCarData(page);
    await app.open('/export');
    const rows = Number(await app.value('select count(*)::int from bronze_car_data'));
    if (rows !== carRows * files.length) throw new Error(`bronze_car_data has ${rows} rows`);
    await work(page, profile);
  } finally {
    await profile.remove();
  }
}

/** Bronze alone: what is made of it is not exported here. */
async function loadCarData(page: Page): Promise<void> {
  const app = lake(page);
  await app.open('/pipeline');
  await page.getByLabel('What to run').selectOption('update-some');
  await page.getByLabel('Choose bronze_car_data for the run').first().check();
  await page.getByRole('button', {name: /^(Run u|U)pdate/}).click();
  await app.idle();
}

interface SaveTimes {
  /** Milliseconds until the file is whole, in the browser. */
  readonly writtenMs: number;
  /** Until it stands in the downloads. */
  readonly downloadedMs: number;
}

async function save(page: Page, sql: string): Promise<SaveTimes> {
  const started = performance.now();
  const download = page.waitForEvent('download', {timeout: 600_000});
  const writtenMs = await page.evaluate(async (text) => {
    const hook = (globalThis as {laplake?: {save(sql: string, name: string): Promise<void>}})
      .laplake;
    const begun = performance.now();
    await hook?.save(text, 'car_data.parquet');
    return performance.now() - begun;
  }, sql);
  const file = await download;
  await file.path();
  const downloadedMs = performance.now() - started;
  await file.delete();
  return {writtenMs, downloadedMs};
}

test('Parquet of as many rows as one answer of car_data', async ({playwright: {chromium}}) => {
  const file = join(folder, 'car_data.json');
  writeCarData(file, carRows, 9165);
  await withCarData(chromium, [file], async (page) => {
    const first = await save(page, tenColumns);
    // Taking turns, because a machine that is busy for a while is so for both.
    const turns = await repeat(runs, async () => ({
      ...(await save(page, tenColumns)),
      copyMs: (await nativeCopyParquet(folder, file)).ms,
      oneRowMs: (await save(page, `${tenColumns} LIMIT 1`)).writtenMs,
    }));
    const middle = (of: (turn: (typeof turns)[number]) => number): number =>
      medianOf(turns.map(of));
    const what = `Parquet of ${carRows} rows of 10`;
    note({what: `${what}: the first, with the writer`, value: first.writtenMs, unit: 'ms'});
    note({what: `${what}: written`, value: middle((turn) => turn.writtenMs), unit: 'ms'});
    note({what: `${what}: downloaded`, value: middle((turn) => turn.downloadedMs), unit: 'ms'});
    note({what: 'Parquet of one row: written', value: middle((turn) => turn.oneRowMs), unit: 'ms'});
    note({
      what: 'native COPY to Parquet, ZSTD, 1 thread',
      value: middle((turn) => turn.copyMs),
      unit: 'ms',
    });
    note({
      what: 'Parquet written against native COPY',
      value: middle((turn) => turn.copyMs / turn.writtenMs),
      unit: 'x',
      target: {atLeast: 0.4},
    });
    note({
      what: 'Parquet downloaded against native COPY',
      value: middle((turn) => turn.copyMs / turn.downloadedMs),
      unit: 'x',
    });
  });
  rmSync(file);
});

test('memory that many rows take on their way to Parquet', async ({playwright: {chromium}}) => {
  const files = Array.from({length: manyFiles}, (_, i) => join(folder, `car_data_${i}.json`));
  for (const [i, file] of files.entries()) writeCarData(file, carRows, 9165 + i);
  await withCarData(chromium, files, async (page, profile) => {
    const before = browserBytes(profile.folder);
    let ms = 0;
    const peak = await browserPeakBytes(profile.folder, async () => {
      ms = (await save(page, tenColumns)).downloadedMs;
    });
    const rows = carRows * files.length;
    note({what: `Parquet of ${rows} rows of 10, asked to downloaded`, value: ms / 1000, unit: 's'});
    note({
      what: `memory of the browser above what it had, ${rows} rows`,
      value: (peak - before) / 1e6,
      unit: 'MB',
      target: {below: 500},
    });
  });
});
