import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Page, test} from '@playwright/test';
import {lake} from '../harness/lake';
import {watchMemory} from '../harness/processes';
import {createProfile} from '../harness/profile';
import {writeCarData} from './carData';
import {medianOf, repeat} from './medians';
import {nativeCopyParquet, withCarData} from './native';
import {note, printReport} from './report';

/** Rows to Parquet against native DuckDB, and the memory that many rows take. */

const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const carRows = Number(process.env['BENCH_ROWS'] ?? 500_000);
const manyRows = Number(process.env['BENCH_MANY_ROWS'] ?? 10_000_000);
const folder = mkdtempSync(join(tmpdir(), 'laplake-bench-'));

test.afterAll(() => {
  printReport();
  rmSync(folder, {recursive: true, force: true});
});

/** The ten columns of OpenF1's car_data. */
const tenColumns = `session_key, driver_number, date, speed, throttle, brake, n_gear, rpm, drs, meeting_key`;

/** Milliseconds from asking to the downloaded file. */
async function saveMs(page: Page, sql: string, fileName: string): Promise<number> {
  const started = performance.now();
  const download = page.waitForEvent('download', {timeout: 600_000});
  await page.evaluate(
    ({sql: text, fileName: name}) => window.laplake.save(text, name),
    {sql, fileName},
  );
  await (await download).path();
  return performance.now() - started;
}
