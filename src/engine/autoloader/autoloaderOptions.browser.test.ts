import {compiled} from '#/testing/compiledEngine';
import {tableFromIPC} from '@uwdata/flechette';
import {afterAll, afterEach, beforeAll, expect, test} from 'vitest';
import {type Client, connect} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent, UpdateProgress} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';
import {emptyStorage} from '#/testing/emptyStorage';

let worker: Worker;
let engine: Client<EngineApi>;

beforeAll(async () => {
  await emptyStorage();
  worker = new Worker(new URL('../engine.worker.ts', import.meta.url), {type: 'module'});
  engine = connect<EngineApi, EngineEvent>(worker, () => undefined).client;
  await engine.open(compiled);
});
afterAll(() => worker.terminate());

let session = 700_000;
const key = () => (session += 1);

async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  const {arrow} = await engine.query({sql});
  return tableFromIPC(arrow, {useBigInt: false}).toArray();
}
const use = (table: TableName | null, options: Readonly<Record<string, string>>) =>
  engine.setAutoloaderOptions({table, options});
afterEach(async () => {
  for (const table of [null, 'bronze_weather', 'bronze_pit', 'bronze_stints'] as const)
    await use(table, {});
});

/** Stages one file of one row for each of `all`. */
async function stage(endpoint: string, ...all: readonly object[]): Promise<void> {
  const files = all.map((row, i) => new File([JSON.stringify([row])], `${endpoint}_${i}.json`));
  const {requests} = await engine.stageLocal({files});
  expect(requests.map(({state}) => state)).toEqual(all.map(() => 'staged'));
}
const run = (): Promise<UpdateProgress> => engine.runPipeline({refresh: 'incremental'});

test('maxFilesPerTrigger bounds every batch', async () => {
  await use(null, {maxFilesPerTrigger: '2'});
  const keys = Array.from({length: 5}, key);
  await stage('weather', ...keys.map((session_key) => ({session_key})));
  expect((await run()).filesLoaded).toBe(5);
  const batches = await rows(
    `SELECT count(DISTINCT _source_file) AS files FROM bronze_weather WHERE session_key IN (${keys.join()}) GROUP BY _batch_id ORDER BY _batch_id`,
  );
  expect(batches).toEqual([{files: 2}, {files: 2}, {files: 1}]);
});

test('maxBytesPerTrigger is exceeded by one file at most', async () => {
  await use('bronze_weather', {maxBytesPerTrigger: '30b'});
  const keys = Array.from({length: 4}, key);
  await stage('weather', ...keys.map((session_key) => ({session_key})));
  expect((await run()).filesLoaded).toBe(4);
  const batches = await rows(
    `SELECT count(*) AS files FROM bronze_weather WHERE session_key IN (${keys.join()}) GROUP BY _batch_id ORDER BY _batch_id`,
  );
  expect(batches).toEqual([{files: 2}, {files: 2}]);
});

test('files that pathGlobFilter does not match stay, and are loaded when it goes', async () => {
  await use('bronze_weather', {pathGlobFilter: '*.none'});
  await stage('weather', {session_key: key()});
  expect((await run()).filesLoaded).toBe(0);
  expect((await engine.status({})).files.pending).toBe(0);
  await use('bronze_weather', {});
  expect((await engine.status({})).files.pending).toBe(1);
  expect((await run()).filesLoaded).toBe(1);
});

test('modifiedBefore leaves newer files', async () => {
  await use('bronze_weather', {modifiedBefore: '2020-01-01'});
  await stage('weather', {session_key: key()});
  expect((await run()).filesLoaded).toBe(0);
  await use('bronze_weather', {modifiedAfter: '2020-01-01'});
  expect((await run()).filesLoaded).toBe(1);
});

test('without includeExistingFiles what was there before the first load is skipped, until its checkpoint is reset', async () => {
  await use('bronze_pit', {includeExistingFiles: 'false'});
  const before = key();
  await stage('pit', {session_key: before});
  expect((await run()).filesLoaded).toBe(0);
  const [skipped] = await rows(
    "SELECT status FROM ops.autoloader_files WHERE table_name = 'bronze_pit'",
  );
  expect(skipped).toEqual({status: 'SKIPPED'});
  const after = key();
  await stage('pit', {session_key: after});
  expect((await run()).filesLoaded).toBe(1);
  const pit = 'SELECT session_key FROM bronze_pit ORDER BY session_key';
  expect(await rows(pit)).toEqual([{session_key: after}]);
  await engine.resetCheckpoint({table: 'bronze_pit', rows: 'empty'});
  expect((await run()).filesLoaded).toBe(2);
  expect(await rows(pit)).toEqual([{session_key: before}, {session_key: after}]);
});

test('in the mode rescue a new key is kept in the rescued data and adds no column', async () => {
  await use('bronze_weather', {schemaEvolutionMode: 'rescue'});
  const session_key = key();
  await stage('weather', {session_key, rescued_only: 5});
  expect((await run()).filesLoaded).toBe(1);
  const [row] = await rows(
    `SELECT _rescued_data FROM bronze_weather WHERE session_key = ${session_key}`,
  );
  expect(String(row?.['_rescued_data'])).toContain('"rescued_only":5');
  await expect(rows('SELECT rescued_only FROM bronze_weather')).rejects.toMatchObject({
    code: 'sql.invalid',
  });
});

test('failOnNewColumns fails the update and loads nothing of it; another mode then loads it', async () => {
  await use('bronze_stints', {schemaEvolutionMode: 'failOnNewColumns'});
  const session_key = key();
  await stage('stints', {session_key, brand_new: 'x'});
  const failed = await run();
  expect(failed.state).toBe('FAILED');
  expect(failed.failure).toMatchObject({code: 'schema.new-columns'});
  expect(failed.failure?.message).toContain('brand_new');
  const count = `SELECT count(*) AS n FROM bronze_stints WHERE session_key = ${session_key}`;
  expect(await rows(count)).toEqual([{n: 0}]);
  await use('bronze_stints', {});
  expect((await run()).state).toBe('COMPLETED');
  expect(
    await rows(`SELECT brand_new FROM bronze_stints WHERE session_key = ${session_key}`),
  ).toEqual([{brand_new: 'x'}]);
});

test('with inferColumnTypes off a new column is text', async () => {
  await use('bronze_weather', {inferColumnTypes: 'false'});
  const session_key = key();
  await stage('weather', {session_key, plain_number: 7});
  await run();
  expect(
    await rows(`SELECT plain_number FROM bronze_weather WHERE session_key = ${session_key}`),
  ).toEqual([{plain_number: '7'}]);
});

test('schemaHints decide the type of a new column, and add one that no file has yet', async () => {
  await use('bronze_weather', {schemaHints: 'hinted DOUBLE, awaited STRING'});
  const session_key = key();
  await stage('weather', {session_key, hinted: 3});
  await run();
  expect(
    await rows(
      `SELECT hinted, typeof(hinted) AS type, awaited FROM bronze_weather WHERE session_key = ${session_key}`,
    ),
  ).toEqual([{hinted: 3, type: 'DOUBLE', awaited: null}]);
});

test('FAILFAST fails the update at a malformed file; PERMISSIVE then sets it aside', async () => {
  await use('bronze_weather', {mode: 'FAILFAST'});
  const {requests} = await engine.stageLocal({
    files: [new File(['[{"date":1},'], 'weather_x.json')],
  });
  expect(requests.map(({state}) => state)).toEqual(['staged']);
  const failed = await run();
  expect(failed).toMatchObject({state: 'FAILED', failure: {code: 'file.malformed'}});
  await use('bronze_weather', {});
  expect(await run()).toMatchObject({state: 'COMPLETED', malformed: [{byte: 12}]});
});

test('cleanSource moves a loaded file out of staging and notes where it is', async () => {
  await use('bronze_weather', {
    cleanSource: 'MOVE',
    'cleanSource.moveDestination': 'archive/2026',
    'cleanSource.retentionDuration': '1 second',
  });
  const session_key = key();
  await stage('weather', {session_key});
  await run();
  const [{path} = {}] = await rows(
    `SELECT _source_file AS path FROM bronze_weather WHERE session_key = ${session_key}`,
  );
  const noted = async () => {
    await run();
    const [file] = await rows(
      `SELECT archive_mode, move_location FROM ops.autoloader_files WHERE path = '${String(path)}'`,
    );
    return file;
  };
  await expect
    .poll(noted, {timeout: 20_000})
    .toEqual({archive_mode: 'MOVE', move_location: `archive/2026/${String(path)}`});
  let folder = await navigator.storage.getDirectory();
  for (const part of 'Volumes/f1_data/racing_stats/pipeline_storage/archive/2026/weather'.split(
    '/',
  ))
    folder = await folder.getDirectoryHandle(part);
  const moved = await folder.getFileHandle(String(path).split('/')[1] ?? '');
  expect((await moved.getFile()).size).toBeGreaterThan(0);
  expect((await run()).filesLoaded).toBe(0);
}, 60_000);
