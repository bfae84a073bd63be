import {compiled} from '#/testing/compiledEngine';
import {tableFromIPC} from '@uwdata/flechette';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {type Client, connect} from '#/base/rpc/rpc';
import type {AutoloaderProgress} from '#/contracts/autoloader';
import type {EngineApi, EngineEvent, UpdateProgress} from '#/contracts/engine';
import {emptyStorage} from '#/testing/emptyStorage';
import {fileIn, openFolder} from '../storage/opfs';

let worker: Worker;
let engine: Client<EngineApi>;
const told: AutoloaderProgress[] = [];
const schemas = 'Volumes/f1_data/racing_stats/pipeline_storage/_schemas';

async function start(): Promise<void> {
  worker = new Worker(new URL('../engine.worker.ts', import.meta.url), {type: 'module'});
  engine = connect<EngineApi, EngineEvent>(worker, (event) => {
    if (event.kind === 'autoloader') told.push(event.progress);
  }).client;
  await engine.open(compiled);
}

beforeAll(async () => {
  await emptyStorage();
  await start();
});
afterAll(() => worker.terminate());

async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  const {arrow} = await engine.query({sql});
  return tableFromIPC(arrow, {useBigInt: false}).toArray();
}
const run = (): Promise<UpdateProgress> => engine.runPipeline({refresh: 'incremental'});

/** Stages one file of these rows, and answers with its path. */
async function stage(name: string, ...content: readonly object[]): Promise<string> {
  const file = new File([JSON.stringify(content)], name);
  const {requests} = await engine.stageLocal({files: [file]});
  expect(requests.map(({state}) => state)).toEqual(['staged']);
  const {files} = await engine.listFiles({state: 'pending', table: null, offset: 0, limit: 1});
  return files[0]?.path ?? '';
}
async function schemaFile(endpoint: string, version: number): Promise<File | undefined> {
  const file = await fileIn(await openFolder(`${schemas}/${endpoint}`), `${version}.json`);
  return file?.getFile();
}
const events = (where: string) =>
  rows(`SELECT message, level, error, details, event_type, origin
FROM event_log('f1_data_pipeline') WHERE ${where} ORDER BY sequence`);
const detailsOf = (row: Record<string, unknown> | undefined) =>
  JSON.parse(String(row?.['details']));

let evolvedBy = '';

const patience = {timeout: 20_000};

test('a new lake has version 0 of every bronze schema, in its table and as files', async () => {
  expect(await rows('SELECT DISTINCT version FROM ops.table_schemas')).toEqual([{version: 0}]);
  const file = await vi.waitFor(async () => {
    const found = await schemaFile('weather', 0);
    expect(found).toBeDefined();
    return found;
  }, patience);
  expect(JSON.parse((await file?.text()) ?? '')).toMatchObject({
    table: 'bronze_weather',
    version: 0,
    batch_id: null,
    columns: expect.arrayContaining([{name: 'session_key', type: 'BIGINT', from: 'declared'}]),
  });
});

test('an evolution makes a version that names batch and file, and the event log tells both versions', async () => {
  evolvedBy = await stage('weather_a.json', {session_key: 1, meeting_key: 1, wind_chill: 1.5});
  expect((await run()).state).toBe('COMPLETED');
  const added = await rows(`SELECT version, data_type, origin, batch_id, path
FROM ops.table_schemas WHERE table_name = 'bronze_weather' AND column_name = 'wind_chill'`);
  expect(added).toEqual([
    {version: 1, data_type: 'DOUBLE', origin: 'inferred', batch_id: 1, path: evolvedBy},
  ]);
  const [event] = await events("event_type = 'schema_evolution'");
  expect(event?.['message']).toBe(
    "Schema of 'bronze_weather' went from version 0 to 1: wind_chill DOUBLE was added.",
  );
  expect(detailsOf(event).schema_evolution).toMatchObject({
    table: 'bronze_weather',
    version_before: 0,
    version_after: 1,
    source_file: evolvedBy,
    columns_added: [{name: 'wind_chill', type: 'DOUBLE'}],
  });
  expect(JSON.parse(String(event?.['origin']))).toMatchObject({
    pipeline_name: 'f1_data_pipeline',
    flow_name: 'bronze_weather',
    batch_id: 1,
  });
  const file = await vi.waitFor(async () => {
    const found = await schemaFile('weather', 1);
    expect(found).toBeDefined();
    return found;
  }, patience);
  expect(JSON.parse((await file?.text()) ?? '')).toMatchObject({
    version: 1,
    source_file: evolvedBy,
  });
});

test('an update is told from its beginning to its end, with its flows, listing and backlog', async () => {
  const types = await rows(`SELECT event_type, count(*)::INT AS n
FROM event_log('f1_data_pipeline') GROUP BY event_type`);
  const count = new Map(types.map(({event_type, n}) => [String(event_type), Number(n)]));
  expect(count.get('create_update')).toBe(1);
  expect(count.get('update_progress')).toBe(2);
  expect(count.get('operation_progress')).toBeGreaterThan(0);
  expect(await rows("SELECT count(*)::INT AS n FROM event_log('another')")).toEqual([{n: 0}]);
  const [backfill] = await events("event_type = 'operation_progress'");
  expect(detailsOf(backfill).operation_progress).toMatchObject({
    type: 'AUTO_LOADER_BACKFILL',
    status: 'COMPLETED',
    duration_ms: expect.any(Number) as number,
    auto_loader_details: {num_files_listed: 0, num_files_added: 0},
  });
  const flows = await events(
    'event_type = \'flow_progress\' AND origin LIKE \'%"flow_name":"bronze_weather"%\'',
  );
  expect(flows.map((flow) => detailsOf(flow).flow_progress)).toMatchObject([
    {status: 'RUNNING', metrics: {num_output_rows: 1, backlog_files: 0, backlog_bytes: 0}},
    {status: 'COMPLETED', metrics: {num_output_rows: 1, backlog_files: 0}},
  ]);
});

test('a batch leaves a row with its durations, and the last one hears of its commit too', async () => {
  const [batch] = await rows('SELECT * FROM autoloader_progress() WHERE batch_id = 1');
  expect(batch).toMatchObject({files: 1, row_count: 1, malformed_files: 0, backlog_files: 0});
  for (const name of [
    'decode_ms',
    'insert_ms',
    'commit_ms',
    'checkpoint_ms',
    'trigger_execution_ms',
  ])
    expect(batch?.[name], name).toBeGreaterThan(0);
  expect(batch?.['processed_rows_per_second']).toBeGreaterThan(0);
});

test('what loads is told live, and nothing is outstanding when it has ended', async () => {
  await engine.setAutoloaderOptions({table: null, options: {maxFilesPerTrigger: '1'}});
  for (const key of [11, 12, 13]) await stage(`weather_${key}.json`, {session_key: key});
  // On a busy machine listing is slow, and what is slow is not done at every update.
  await engine.rescan({});
  const before = await engine.autoloaderProgress({});
  expect(before).toMatchObject({isLoading: false, numFilesOutstanding: 3, batch: null});
  expect(before.numBytesOutstanding).toBe(3 * '[{"session_key":11}]'.length);
  expect(before.backlog).toMatchObject([{table: 'bronze_weather', files: 3}]);
  told.length = 0;
  await run();
  expect(told.at(-1)).toMatchObject({
    isLoading: false,
    numFilesOutstanding: 0,
    numBytesOutstanding: 0,
    batchesDone: before.batchesDone + 3,
    listing: {numFilesListed: 4},
  });
  const batches = await rows(
    'SELECT files, backlog_files FROM ops.autoloader_batches ORDER BY batch_id DESC LIMIT 3',
  );
  expect(batches.map(({backlog_files}) => backlog_files)).toEqual([0, 1, 2]);
  await engine.setAutoloaderOptions({table: null, options: {}});
});

test('a failed flow is told with its error', async () => {
  await engine.setAutoloaderOptions({table: null, options: {mode: 'FAILFAST'}});
  await engine.stageLocal({files: [new File(['[{"session_key":1,]'], 'pit_bad.json')]});
  expect((await run()).state).toBe('FAILED');
  const [failed] = await events("event_type = 'update_progress' AND level = 'ERROR'");
  const error = JSON.parse(String(failed?.['error']));
  expect(error.exceptions[0]).toMatchObject({class_name: 'file.malformed'});
  await engine.setAutoloaderOptions({table: null, options: {}});
  await run();
  const [batch] = await rows(
    'SELECT malformed_files FROM ops.autoloader_batches ORDER BY batch_id DESC LIMIT 1',
  );
  expect(batch).toEqual({malformed_files: 1});
});

test('killed between a commit and its schema file, the next start makes the file and keeps the log', async () => {
  const count = async () =>
    Number((await rows('SELECT count(*)::INT AS n FROM ops.event_log'))[0]?.['n']);
  const before = await count();
  worker.terminate();
  const folder = await openFolder(`${schemas}/weather`);
  await folder.removeEntry('1.json');
  await folder.getFileHandle('7.json', {create: true});
  await start();
  const file = await vi.waitFor(async () => {
    const found = await schemaFile('weather', 1);
    expect(found).toBeDefined();
    return found;
  }, patience);
  expect(JSON.parse((await file?.text()) ?? '')).toMatchObject({
    version: 1,
    source_file: evolvedBy,
  });
  expect(await schemaFile('weather', 7)).toBeUndefined();
  expect(await count()).toBe(before);
  expect(await rows('SELECT max(version)::INT AS v FROM ops.table_schemas')).toEqual([{v: 1}]);
});
