import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {type Page, test} from '@playwright/test';
import {lake} from '../harness/lake';
import {rendererPeakBytes} from '../harness/processes';
import {createProfile, type Profile} from '../harness/profile';
import {writeCarData} from './carData';
import {flowMs} from './flowMs';
import {measuresOn} from './measures';
import {medianOf, repeat} from './medians';
import {nativeCopyParquet, nativeReadJson} from './native';
import {nativePipeline} from './nativePipeline';
import {note, printReport} from './report';
import {forgetTasks, pageTimes, watch} from './watch';

const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const carRows = Number(process.env['BENCH_ROWS'] ?? 500_000);
const folder = mkdtempSync(join(tmpdir(), 'laplake-bench-'));
/** For each turn one to load in a tab just opened, and one to load after it. */
const carFiles = Array.from({length: 2 * runs}, (_, i) => join(folder, `car_data_${i}.json`));
let carBytes = 0;
const perSecond = (amount: number, ms: number): number => (amount / ms) * 1000;

test.beforeAll(() => {
  for (const [i, file] of carFiles.entries()) carBytes = writeCarData(file, carRows, 9165 + i);
});
test.afterAll(() => {
  printReport();
  rmSync(folder, {recursive: true, force: true});
});

/** A browser of its own for each run: each starts from nothing. */
async function inProfile<T>(
  chromium: Parameters<typeof createProfile>[0],
  work: (page: Page, profile: Profile) => Promise<T>,
): Promise<T> {
  const profile = createProfile(chromium);
  try {
    const page = await profile.openTab();
    await watch(page);
    return await work(page, profile);
  } finally {
    await profile.remove();
  }
}

/** The app's own way from a staged file to bronze, in milliseconds. The lake holds the files before `index`. */
async function load(page: Page, index: number): Promise<number> {
  const app = lake(page);
  await page.getByLabel('OpenF1 files').setInputFiles(carFiles[index] ?? '');
  await app.idle();
  const menu = page.getByRole('navigation', {name: 'Main'});
  await menu.getByRole('link', {name: 'Home'}).click();
  await app.runPipeline();
  const rows = Number(await app.value('select count(*)::int from bronze_car_data'));
  if (rows !== carRows * (index + 1))
    throw new Error(`bronze_car_data has ${rows} rows after file ${index + 1}`);
  const ms = await flowMs(app, 'bronze_car_data');
  await menu.getByRole('link', {name: 'Ingest'}).click();
  await page.getByRole('radio', {name: 'Local files'}).check();
  return ms;
}

/** Milliseconds from the click to the file, and the rows in it. */
async function exportBronze(page: Page): Promise<number> {
  await page.goto('/tables/bronze_car_data');
  const button = page.getByRole('button', {name: 'Export Parquet', exact: true});
  await button.waitFor();
  const started = performance.now();
  const download = page.waitForEvent('download', {timeout: 300_000});
  await button.click();
  await (await download).path();
  return performance.now() - started;
}

test('car_data from staged file to checkpointed bronze rows', async ({playwright: {chromium}}) => {
  // One browser for all loads, as one native process has them all; taking turns, because a machine that is
  // busy for a while is so for everybody.
  const {turns, peak, exportMs} = await inProfile(chromium, (page, profile) =>
    inProfile(chromium, async (beside) => {
      const turns = await repeat(runs, async (turn) => {
        const file = carFiles[2 * turn] ?? '';
        await lake(page).open('/ingest?source=local');
        const measures = await measuresOn(beside, file);
        return {
          same: await nativeReadJson(folder, file, {typed: true, bronze: true}),
          typed: await nativeReadJson(folder, file, {typed: true, bronze: false}),
          inferred: await nativeReadJson(folder, file, {typed: false, bronze: false}),
          copy: await nativeCopyParquet(folder, file),
          parseMs: await measures.parseJson(),
          insertMs: await measures.insertJson(),
          firstMs: await load(page, 2 * turn),
          bronzeMs: await load(page, 2 * turn + 1),
        };
      });
      const peak = rendererPeakBytes(profile.folder);
      return {turns, peak, exportMs: (await exportBronze(page)) / carFiles.length};
    }),
  );
  const middle = (of: (turn: (typeof turns)[number]) => number): number => medianOf(turns.map(of));

  const bronzeMs = middle((turn) => turn.bronzeMs);
  const sameMs = middle((turn) => turn.same.ms);
  const typedMs = middle((turn) => turn.typed.ms);
  const inferredMs = middle((turn) => turn.inferred.ms);
  const insertMs = middle((turn) => turn.insertMs);
  const copyMs = middle((turn) => turn.copy.ms);
  const megabytes = carBytes / 1e6;
  note({what: 'car_data file', value: megabytes, unit: 'MB'});
  note({what: 'bronze flow', value: bronzeMs, unit: 'ms'});
  note({what: 'bronze flow', value: perSecond(megabytes, bronzeMs), unit: 'MB/s'});
  note({
    what: 'bronze flow, the first after opening the page',
    value: middle((turn) => turn.firstMs),
    unit: 'ms',
  });
  note({
    what: 'bronze flow, the first in a new browser',
    value: turns[0]?.firstMs ?? Number.NaN,
    unit: 'ms',
  });
  note({what: 'native read_json, 1 thread, to the same table', value: sameMs, unit: 'ms'});
  note({what: 'native read_json, 1 thread, data alone', value: typedMs, unit: 'ms'});
  note({
    what: 'native read_json, 1 thread, data alone, columns inferred',
    value: inferredMs,
    unit: 'ms',
  });
  note({what: 'DuckDB-WASM insertJSONFromPath', value: insertMs, unit: 'ms'});
  note({
    what: "this browser's JSON.parse alone",
    value: middle((turn) => turn.parseMs),
    unit: 'ms',
  });
  note({
    what: 'speed against native read_json to the same table',
    value: sameMs / bronzeMs,
    unit: 'x',
    target: {atLeast: 1},
  });
  note({
    what: 'speed against native read_json, data alone, columns inferred',
    value: inferredMs / bronzeMs,
    unit: 'x',
    target: {atLeast: 1},
  });
  note({
    what: 'speed against native read_json, data alone',
    value: typedMs / bronzeMs,
    unit: 'x',
  });
  note({
    what: 'speed against insertJSONFromPath',
    value: insertMs / bronzeMs,
    unit: 'x',
    target: {atLeast: 5},
  });
  note({
    what: 'peak memory of the renderer, staging to gold',
    value: peak / 1e9,
    unit: 'GB',
    target: {below: 1},
  });
  note({
    what: 'Parquet export, click to file',
    value: perSecond(carRows, exportMs),
    unit: 'rows/s',
  });
  note({
    what: 'native COPY to Parquet, 1 thread',
    value: perSecond(carRows, copyMs),
    unit: 'rows/s',
  });
  note({what: 'export speed against native COPY', value: copyMs / exportMs, unit: 'x'});
});

test('the sample weekend from nothing to gold', async ({playwright: {chromium}}) => {
  const weekends = await repeat(runs, (index) =>
    inProfile(chromium, async (page) => {
      const app = lake(page);
      await app.open('/');
      await forgetTasks(page);
      const started = performance.now();
      await app.ingest();
      const ingested = performance.now();
      await app.runPipeline();
      const refined = performance.now();
      const {longestTaskMs} = await pageTimes(page);
      const native = index === 0 ? await nativePipeline(app, folder, runs) : null;
      return {ingestMs: ingested - started, pipelineMs: refined - ingested, longestTaskMs, native};
    }),
  );
  const pipelineMs = medianOf(weekends.map((run) => run.pipelineMs));
  const native = weekends[0]?.native;
  note({
    what: 'sample weekend: Ingest',
    value: medianOf(weekends.map((r) => r.ingestMs)),
    unit: 'ms',
  });
  note({what: 'sample weekend: Run Pipeline', value: pipelineMs, unit: 'ms'});
  note({
    what: 'sample weekend: both',
    value: medianOf(weekends.map((run) => run.ingestMs + run.pipelineMs)) / 1000,
    unit: 's',
    target: {below: 15},
  });
  note({
    what: 'longest task of the page meanwhile',
    value: medianOf(weekends.map((run) => run.longestTaskMs)),
    unit: 'ms',
    target: {below: 50},
  });
  if (native !== null && native !== undefined) {
    note({what: 'native DuckDB, same files and SELECTs, 1 thread', value: native, unit: 'ms'});
    note({what: 'pipeline speed against native', value: native / pipelineMs, unit: 'x'});
  }
});

test('from opening the address to an open lake', async ({playwright: {chromium}}) => {
  const starts = await repeat(runs, () =>
    inProfile(chromium, async (page) => {
      const app = lake(page);
      const scripts: {readonly url: string; readonly body: Promise<Buffer>}[] = [];
      page.on('response', (response) => {
        if (/\.m?js$/.test(new URL(response.url()).pathname))
          scripts.push({url: response.url(), body: response.body()});
      });
      await app.open('/');
      const first = await pageTimes(page);
      const sizes = await Promise.all(
        scripts.map(async ({url, body}) => ({
          isWorker: /worker/i.test(url),
          bytes: gzipSync(await body).length,
        })),
      );
      await page.reload();
      await app.idle();
      const bytes = (ofWorkers: boolean): number =>
        sizes.filter((s) => s.isWorker === ofWorkers).reduce((sum, s) => sum + s.bytes, 0);
      return {
        first,
        again: await pageTimes(page),
        pageBytes: bytes(false),
        workerBytes: bytes(true),
      };
    }),
  );
  const middle = (of: (run: (typeof starts)[number]) => number): number => medianOf(starts.map(of));
  note({what: 'first visit: first paint', value: middle((s) => s.first.firstPaintMs), unit: 'ms'});
  note({what: 'first visit: engine open', value: middle((s) => s.first.firstIdleMs), unit: 'ms'});
  note({what: 'next visit: first paint', value: middle((s) => s.again.firstPaintMs), unit: 'ms'});
  note({what: 'next visit: engine open', value: middle((s) => s.again.firstIdleMs), unit: 'ms'});
  note({
    what: "JavaScript of the first load, page's own, gzip",
    value: middle((s) => s.pageBytes) / 1e3,
    unit: 'kB',
    target: {below: 250},
  });
  note({
    what: 'JavaScript of workers, gzip',
    value: middle((s) => s.workerBytes) / 1e3,
    unit: 'kB',
  });
});
