import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from '@playwright/test';
import type {TableDefinition} from '#/lakehouse/define';
import {lake} from '../harness/lake';
import {writeCarData} from './carData';
import {inNewLake} from './inNewLake';
import {measuresOn} from './measures';
import {medianOf, repeat} from './medians';
import {nativeBronze} from './nativeBronze';
import {note, printReport} from './report';
import {type ShapedEndpoint, writeShape} from './shapes';
import {stageAndLoad} from './stageAndLoad';
import {tableDefinitions} from './tableDefinitions';

const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const carFiles = Number(process.env['BENCH_FILES'] ?? 10);
const carRows = Number(process.env['BENCH_ROWS'] ?? 500_000);
const folder = mkdtempSync(join(tmpdir(), 'laplake-bench-'));
let tables: readonly TableDefinition[] = [];
const tableNamed = (name: string): TableDefinition => {
  const table = tables.find((one) => one.name === name);
  if (!table) throw new Error(`There is no table ${name}`);
  return table;
};

test.beforeAll(async () => {
  tables = await tableDefinitions();
});
test.afterAll(() => {
  printReport();
  rmSync(folder, {recursive: true, force: true});
});

test('car_data in large files', async ({playwright: {chromium}}) => {
  const [first = '', ...files] = Array.from({length: 1 + carFiles}, (_, i) => {
    const path = join(folder, `car_data_${i}.json`);
    writeCarData(path, carRows, 9165 + i);
    return path;
  });
  const table = tableNamed('bronze_car_data');
  const megabytes = (writeCarData(first, carRows, 9165) * carFiles) / 1e6;
  const turns = await repeat(runs, () =>
    inNewLake(chromium, async (page) => {
      const app = lake(page);
      await stageAndLoad(app, [first], table.name);
      const oneThread = await nativeBronze(folder, files, {table, threads: 1});
      const ms = await stageAndLoad(app, files, table.name);
      const twoThreads = await nativeBronze(folder, files, {table, threads: 2});
      const rows = Number(await app.value('select count(*)::int from bronze_car_data'));
      if (rows !== carRows * (1 + carFiles)) throw new Error(`bronze_car_data has ${rows} rows`);
      const measures = await measuresOn(page, first);
      return {ms, oneThread, twoThreads, parseMs: (await measures.parseJson()) * carFiles};
    }),
  );
  const middle = (of: (turn: (typeof turns)[number]) => number): number => medianOf(turns.map(of));
  const ms = middle((turn) => turn.ms);
  const oneThread = middle((turn) => turn.oneThread);
  const twoThreads = middle((turn) => turn.twoThreads);
  const what = `car_data, ${carFiles} files`;
  note({what, value: megabytes, unit: 'MB'});
  note({what: `${what}: bronze flow`, value: ms, unit: 'ms'});
  note({what: `${what}: bronze flow`, value: (megabytes / ms) * 1000, unit: 'MB/s'});
  note({what: `${what}: native, 1 thread`, value: oneThread, unit: 'ms'});
  note({what: `${what}: native, 2 threads`, value: twoThreads, unit: 'ms'});
  note({what: `${what}: JSON.parse alone`, value: middle((turn) => turn.parseMs), unit: 'ms'});
  note({
    what: `${what}: speed against native, 1 thread`,
    value: oneThread / ms,
    unit: 'x',
    target: {atLeast: 1.5},
  });
  note({
    what: `${what}: speed against native, 2 threads`,
    value: twoThreads / ms,
    unit: 'x',
    target: {atLeast: 1},
  });
  note({
    what: `${what}: peak memory of the renderer, to gold`,
    value: Math.max(...turns.map((turn) => turn.peak)) / 1e9,
    unit: 'GB',
    target: {below: 1.2},
  });
});

/** Rows of a file of about 40 MB. */
const shapes: Readonly<Record<ShapedEndpoint, number>> = {
  laps: 80_000,
  intervals: 280_000,
  race_control: 150_000,
};

test('strings, lists, nulls and mixed types', async ({playwright: {chromium}}) => {
  for (const endpoint of Object.keys(shapes) as ShapedEndpoint[]) {
    const rows = shapes[endpoint];
    const table = tableNamed(`bronze_${endpoint}`);
    const [first = '', second = '', ...others] = Array.from({length: 5}, (_, i) =>
      join(folder, `${endpoint}_${i}.json`),
    );
    const sizes = [first, second, ...others].map((path, i) =>
      writeShape(endpoint, path, {from: i * rows, rows}),
    );
    const megabytes = ((sizes[0] ?? 0) * others.length) / 1e6;
    const turns = await repeat(runs, () =>
      inNewLake(chromium, async (page) => {
        const app = lake(page);
        await stageAndLoad(app, [first], table.name);
        const oneNative = await nativeBronze(folder, [second], {table, threads: 1});
        const one = await stageAndLoad(app, [second], table.name);
        const native = await nativeBronze(folder, others, {table, threads: 1});
        return {one, oneNative, native, ms: await stageAndLoad(app, others, table.name)};
      }),
    );
    const middle = (of: (turn: (typeof turns)[number]) => number): number =>
      medianOf(turns.map(of));
    const [ms, native] = [middle((turn) => turn.ms), middle((turn) => turn.native)];
    const what = `${endpoint}, ${others.length} files`;
    note({what: `${what}: bronze flow`, value: (megabytes / ms) * 1000, unit: 'MB/s'});
    note({what: `${what}: bronze flow`, value: ms, unit: 'ms'});
    note({what: `${what}: native, 1 thread`, value: native, unit: 'ms'});
    note({
      what: `${what}: speed against native, 1 thread`,
      value: native / ms,
      unit: 'x',
      target: {atLeast: 0.8},
    });
    // The browser has not yet compiled all it takes, and what an update costs in any case counts in full.
    note({
      what: `${endpoint}, the second file: speed against native, 1 thread`,
      value: middle((turn) => turn.oneNative) / middle((turn) => turn.one),
      unit: 'x',
    });
  }
});
