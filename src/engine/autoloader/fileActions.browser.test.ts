import {compiled} from '#/testing/compiledEngine';
import {tableFromIPC} from '@uwdata/flechette';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Client, connect} from '#/base/rpc/rpc';
import type {EngineApi} from '#/contracts/engine';
import type {FileState, KnownFile} from '#/contracts/files';

let worker: Worker;
let engine: Client<EngineApi>;
let lastSession = 900_000;

async function start(): Promise<void> {
  worker = new Worker(new URL('../engine.worker.ts', import.meta.url), {type: 'module'});
  engine = connect<EngineApi>(worker).client;
  await engine.open(compiled);
}
beforeAll(start);
afterAll(() => worker.terminate());

async function kill(): Promise<void> {
  worker.terminate();
  await start();
}
async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  const {arrow} = await engine.query({sql});
  return tableFromIPC(arrow, {useBigInt: false}).toArray();
}
const count = async (from: string) =>
  (await rows(`SELECT count(*)::INT AS n FROM ${from}`))[0]?.['n'];
const run = () => engine.runPipeline({refresh: 'incremental'});

const all = {state: 'all', table: null, offset: 0, limit: 1000} as const;
const listed = async (path: string) =>
  (await engine.listFiles(all)).files.find((file) => file.path === path);
const paths = async (state: FileState) =>
  (await engine.listFiles({...all, state})).files.map(({path}) => path);

const lapsOf = (session: number) =>
  `[{"session_key":${session},"meeting_key":9,"driver_number":4,"lap_number":1,"lap_duration":90.5}]`;

/** Stages a file of one lap of a session of its own, or of `text`. */
async function stage(text?: string) {
  lastSession += 1;
  const session = lastSession;
  const before = new Set(await paths('pending'));
  const body = text ?? lapsOf(session);
  const {requests} = await engine.stageLocal({files: [new File([body], `laps_${session}.json`)]});
  expect(requests.map(({state}) => state)).toEqual(['staged']);
  const path = (await paths('pending')).find((one) => !before.has(one));
  if (!path) throw new Error('The staged file is not pending');
  return {path, session};
}
async function stagedFolder(path: string) {
  let folder = await navigator.storage.getDirectory();
  const parts = `Volumes/f1_data/racing_stats/pipeline_storage/staging/${path}`.split('/');
  const name = parts.pop() ?? '';
  for (const part of parts) folder = await folder.getDirectoryHandle(part);
  return {folder, name};
}
async function overwrite(path: string, text: string): Promise<void> {
  const {folder, name} = await stagedFolder(path);
  const writable = await (await folder.getFileHandle(name, {create: true})).createWritable();
  await writable.write(text);
  await writable.close();
}
async function removeStaged(path: string): Promise<void> {
  const {folder, name} = await stagedFolder(path);
  await folder.removeEntry(name);
}
/** Of a session that no other file is of: the same bytes are not staged twice. */
const brokenOf = (session: number) => `[{"session_key":${session},"lap_number":1},}]`;
const stageBroken = () => stage(brokenOf(lastSession + 1));

test('a file is pending, then loaded, with its figures and where it came from', async () => {
  const {path} = await stage();
  expect(await listed(path)).toMatchObject({state: 'pending', table: 'bronze_laps', batchId: null});
  await run();
  expect(await listed(path)).toMatchObject({
    state: 'loaded',
    bytes: lapsOf(lastSession).length,
    rows: 1,
    error: null,
    committedAt: expect.any(Number) as number,
    createdAt: expect.any(Number) as number,
  } satisfies Partial<KnownFile>);
  expect(await engine.fileOrigin({path})).toMatchObject({source: 'local', status: 0});
});

test('cloud_files_state has the columns of Auto Loader, in its order', async () => {
  const {path} = await stage();
  await run();
  const state = await rows(`SELECT * FROM cloud_files_state('bronze_laps') WHERE path = '${path}'`);
  expect(state.map((row) => Object.keys(row))).toEqual([
    [
      'path',
      'size',
      'create_time',
      'discovery_time',
      'processed_time',
      'commit_time',
      'archive_time',
      'archive_mode',
      'move_location',
      'source_id',
      'flow_name',
    ],
  ]);
  expect(state[0]).toMatchObject({flow_name: 'bronze_laps', source_id: '0', archive_time: null});
  expect(state[0]?.['commit_time']).not.toBeNull();
  expect(await rows("FROM cloud_files_state('bronze_nothing')")).toEqual([]);
});

test('a malformed file shows where it breaks; mended and retried, its rows are there once', async () => {
  const {path, session} = await stageBroken();
  const broken = brokenOf(session);
  const breaksAt = broken.indexOf('}]');
  await run();
  expect(await listed(path)).toMatchObject({state: 'malformed', errorByte: breaksAt});
  expect(await engine.fileHead({path, around: breaksAt})).toEqual({
    before: broken.slice(0, breaksAt),
    at: '}',
    after: ']',
    from: 0,
    hasMore: false,
  });
  await overwrite(path, lapsOf(session));
  await engine.retryFiles({paths: [path]});
  expect(await listed(path)).toMatchObject({state: 'pending'});
  await run();
  await run();
  expect(await listed(path)).toMatchObject({state: 'loaded', rows: 1});
  expect(await count(`bronze_laps WHERE session_key = ${session}`)).toBe(1);
});

test('a loaded file is not retried, nor one that nobody knows, nor any named with it', async () => {
  const {path: bad} = await stageBroken();
  const {path: good} = await stage();
  await run();
  for (const other of [good, 'laps/nobody.json', "x'; DROP TABLE bronze_laps; --"])
    await expect(engine.retryFiles({paths: [bad, other]})).rejects.toMatchObject({
      code: 'file.refused',
    });
  await expect(engine.skipFiles({paths: [good]})).rejects.toMatchObject({code: 'file.refused'});
  expect(await listed(bad)).toMatchObject({state: 'malformed'});
  expect(await listed(good)).toMatchObject({state: 'loaded'});
});

test('a skipped file is not loaded, also by a new engine, until it is retried', async () => {
  const {path, session} = await stage();
  const {path: bad} = await stageBroken();
  await engine.skipFiles({paths: [path]});
  await run();
  await engine.skipFiles({paths: [bad]});
  expect((await engine.status({})).files.pending).toBe(0);
  await kill();
  await run();
  expect(await count(`bronze_laps WHERE session_key = ${session}`)).toBe(0);
  expect(await paths('skipped')).toEqual(expect.arrayContaining([path, bad]));
  expect(
    await rows(`SELECT commit_time FROM cloud_files_state('bronze_laps') WHERE path = '${path}'`),
  ).toEqual([{commit_time: null}]);
  await engine.retryFiles({paths: [path]});
  await kill();
  await run();
  expect(await count(`bronze_laps WHERE session_key = ${session}`)).toBe(1);
});

test('a reset that empties leaves each row once after the next run, in silver and gold too', async () => {
  await stage();
  await run();
  const bronze = await count('bronze_laps');
  const silver = await count('silver_laps');
  const {removedRows, files} = await engine.resetCheckpoint({table: 'bronze_laps', rows: 'empty'});
  expect(removedRows).toBe(bronze);
  expect(files).toBeGreaterThan(0);
  expect(await count('bronze_laps')).toBe(0);
  expect((await engine.listFiles({...all, table: 'bronze_laps'})).totals).toMatchObject({
    pending: files,
    loaded: 0,
    malformed: 0,
    skipped: 0,
  });
  await kill();
  const {flows} = await run();
  expect(flows.find(({table}) => table === 'silver_laps')).toMatchObject({rowsWritten: silver});
  expect(await count('bronze_laps')).toBe(bronze);
  expect(await count('silver_laps')).toBe(silver);
});

test('emptied and its files skipped, a table takes its rows out of silver', async () => {
  await engine.resetCheckpoint({table: 'bronze_laps', rows: 'empty'});
  await engine.skipFiles({paths: await paths('pending')});
  await run();
  expect(await count('silver_laps')).toBe(0);
  await engine.resetCheckpoint({table: 'bronze_laps', rows: 'keep'});
  await run();
  expect(await count('silver_laps')).toBeGreaterThan(0);
});

test('a reset that keeps adds every row again under a batch of its own; silver counts none twice', async () => {
  await run();
  const bronze = Number(await count('bronze_laps'));
  const silver = await count('silver_laps');
  expect(await engine.resetCheckpoint({table: 'bronze_laps', rows: 'keep'})).toMatchObject({
    removedRows: 0,
  });
  expect(await count('bronze_laps')).toBe(bronze);
  await kill();
  await run();
  expect(await count('bronze_laps')).toBe(2 * bronze);
  expect(await count('silver_laps')).toBe(silver);
  const twice =
    'SELECT _batch_id, _source_file FROM bronze_laps GROUP BY ALL HAVING count(DISTINCT _ingestion_timestamp) > 1';
  expect(await rows(twice)).toEqual([]);
});

test('what is staged no more keeps its rows and stays known when its table is emptied', async () => {
  const {path: gone, session} = await stage();
  await run();
  await removeStaged(gone);
  const {goneFiles} = await engine.resetCheckpoint({table: 'bronze_laps', rows: 'empty'});
  expect(goneFiles).toBe(1);
  expect(await rows('SELECT session_key FROM bronze_laps')).toEqual([{session_key: session}]);
  expect(await listed(gone)).toMatchObject({state: 'loaded'});
  await run();
  expect(await count(`bronze_laps WHERE session_key = ${session}`)).toBe(1);
});

test('a table that is not bronze has no checkpoint', async () => {
  await expect(engine.resetCheckpoint({table: 'silver_laps', rows: 'empty'})).rejects.toMatchObject(
    {code: 'file.refused'},
  );
});

test('while an update runs the files are listed and not changed', async () => {
  const {path} = await stage();
  const update = run();
  const refused = expect.objectContaining({code: 'lake.busy'}) as Error;
  const one = {paths: [path]};
  await Promise.all([
    expect(engine.skipFiles(one)).rejects.toEqual(refused),
    expect(engine.retryFiles(one)).rejects.toEqual(refused),
    expect(engine.resetCheckpoint({table: 'bronze_laps', rows: 'empty'})).rejects.toEqual(refused),
    expect(engine.rescan({})).rejects.toEqual(refused),
    expect(engine.listFiles(all)).resolves.toBeDefined(),
  ]);
  await expect(update).resolves.toMatchObject({state: 'COMPLETED', filesLoaded: 1});
});

test('a file put there by other means is found by a rescan, and has no origin', async () => {
  const {path} = await stage();
  await run();
  const other = path.replace('.json', '_other.json');
  await overwrite(other, lapsOf(800_777));
  expect(await engine.rescan({})).toEqual({newFiles: 1});
  expect(await engine.rescan({})).toEqual({newFiles: 0});
  expect(await engine.fileOrigin({path: other})).toBeNull();
  await run();
  expect(await count('bronze_laps WHERE session_key = 800777')).toBe(1);
});

test('killed in the middle of a reset, the lake has each row once after the next run', async () => {
  await engine.resetCheckpoint({table: 'bronze_laps', rows: 'empty'});
  await run();
  const before = [await count('bronze_laps'), await count('silver_laps')];
  for (const rounds of [0, 1, 3]) {
    void engine.resetCheckpoint({table: 'bronze_laps', rows: 'empty'}).catch(() => undefined);
    for (let round = 0; round < rounds; round += 1) await engine.fileOrigin({path: 'laps/none'});
    await kill();
    await run();
    expect([await count('bronze_laps'), await count('silver_laps')], String(rounds)).toEqual(
      before,
    );
  }
});
