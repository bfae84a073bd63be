import {compiled} from '#/testing/compiledEngine';
import {tableFromIPC} from '@uwdata/flechette';
import {afterAll, afterEach, beforeAll, expect, test} from 'vitest';
import {type Client, connect} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent} from '#/contracts/engine';
import {emptyStorage} from '#/testing/emptyStorage';

let worker: Worker;
let engine: Client<EngineApi>;
let onUpdate = () => undefined as void;

async function start(): Promise<void> {
  worker = new Worker(new URL('../engine.worker.ts', import.meta.url), {type: 'module'});
  engine = connect<EngineApi, EngineEvent>(worker, ({kind}) => {
    if (kind === 'update') onUpdate();
  }).client;
  await engine.open(compiled);
}
beforeAll(async () => {
  await emptyStorage();
  await start();
});
afterAll(() => worker.terminate());

let session = 810_000;
const key = () => (session += 1);
const folderPath = 'Volumes/f1_data/racing_stats/pipeline_storage/staging/weather';

async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  const {arrow} = await engine.query({sql});
  return tableFromIPC(arrow, {useBigInt: false}).toArray();
}
const use = (options: Readonly<Record<string, string>>) =>
  engine.setAutoloaderOptions({table: 'bronze_weather', options});
afterEach(async () => {
  await use({});
});

async function folder(): Promise<FileSystemDirectoryHandle> {
  let at = await navigator.storage.getDirectory();
  for (const part of folderPath.split('/')) at = await at.getDirectoryHandle(part, {create: true});
  return at;
}
/** Puts a file there by other means than the app's. */
async function put(name: string, content: FileSystemWriteChunkType): Promise<string> {
  const file = await (await folder()).getFileHandle(name, {create: true});
  const writable = await file.createWritable();
  await writable.write(content);
  await writable.close();
  await engine.rescan({});
  return `weather/${name}`;
}
const run = () => engine.runPipeline({refresh: 'incremental'});
const bronze = (path: string, columns: string) =>
  rows(`SELECT ${columns} FROM bronze_weather WHERE _source_file = '${path}' ORDER BY session_key`);

test('allowOverwrites loads a file again when its content changed, and only then', async () => {
  const weather = (temperature: number) =>
    `[{"session_key":${one},"meeting_key":1,"date":"2026-01-01T00:00:00","air_temperature":${temperature}}]`;
  const one = key();
  const path = await put('over.json', weather(20));
  await run();
  await put('over.json', weather(21));
  expect((await run()).filesLoaded).toBe(0);
  await use({allowOverwrites: 'true'});
  expect((await run()).filesLoaded).toBe(1);
  expect(await bronze(path, 'air_temperature')).toHaveLength(2);
  const silver = `SELECT air_temperature AS t FROM silver_weather WHERE session_key = ${one}`;
  expect(await rows(silver)).toEqual([{t: 21}]);
  const state = await rows(
    `SELECT path FROM cloud_files_state('bronze_weather') WHERE path = '${path}'`,
  );
  expect(state).toHaveLength(1);
  expect((await run()).filesLoaded).toBe(0);
  await put('over.json', weather(21));
  expect(await run()).toMatchObject({filesLoaded: 0, state: 'COMPLETED'});
  const noted = `SELECT modification_time > discovery_time AS later FROM ops.autoloader_files WHERE path = '${path}'`;
  expect(await rows(noted)).toEqual([{later: true}]);
  await put('over.json', weather(22));
  worker.terminate();
  await start();
  expect((await run()).filesLoaded).toBe(1);
  expect(await rows(silver)).toEqual([{t: 22}]);
});

test('an overwritten file is loaded once however often its update is killed', async () => {
  await use({allowOverwrites: 'true'});
  const text = (n: number) => `[${`{"session_key":${one},"rainfall":${n}},`.repeat(40_000)}{}]`;
  const one = key();
  const path = await put('killed.json', text(0));
  await run();
  await put('killed.json', text(1));
  for (let kill = 0; kill < 3; kill += 1) {
    const {promise: begun, resolve} = Promise.withResolvers<null>();
    onUpdate = () => resolve(null);
    const running = run().catch(() => null);
    await Promise.race([running, begun]);
    worker.terminate();
    await start();
  }
  await run();
  const counted = `SELECT count(*) AS n, count(DISTINCT _batch_id) AS batches FROM bronze_weather WHERE _source_file = '${path}'`;
  expect(await rows(counted)).toEqual([{n: 80_002, batches: 2}]);
  expect(
    await rows(`SELECT count(*) AS n FROM ops.autoloader_files WHERE path = '${path}'`),
  ).toEqual([{n: 1}]);
}, 60_000);

test('a file that is retried is loaded with the SHA-256 of what it holds now', async () => {
  await engine.stageLocal({files: [new File(['[{'], 'weather_r.json')]});
  await run();
  const [{path, sha256} = {}] = await rows(
    "SELECT path, sha256 FROM ops.autoloader_files WHERE status = 'MALFORMED' ORDER BY commit_time DESC LIMIT 1",
  );
  await put(String(path).split('/')[1] ?? '', `[{"session_key":${key()}}]`);
  await engine.retryFiles({paths: [String(path)]});
  await run();
  const [now] = await rows(
    `SELECT status, sha256 FROM ops.autoloader_files WHERE path = '${String(path)}'`,
  );
  expect(now?.['status']).toBe('LOADED');
  expect(now?.['sha256']).not.toBe(sha256);
});

test('files that an option leaves out are listed with it', async () => {
  await use({pathGlobFilter: 'none_*'});
  const path = await put('left.json', `[{"session_key":${key()}}]`);
  await run();
  const left = {state: 'left-out', table: null, offset: 0, limit: 10} as const;
  const page = await engine.listFiles(left);
  expect(page.totals['left-out']).toBe(1);
  expect(page.files).toMatchObject([{path, state: 'left-out', leftOutBy: 'pathGlobFilter'}]);
  await use({});
  expect((await engine.listFiles(left)).totals['left-out']).toBe(0);
});
