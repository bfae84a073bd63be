import {compiled} from '#/testing/compiledEngine';
import {tableFromIPC} from '@uwdata/flechette';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Client, connect} from '#/base/rpc/rpc';
import type {EngineApi} from '#/contracts/engine';
import {emptyStorage} from '#/testing/emptyStorage';
import {startTornEngine, type TornEngine} from '#/testing/tornEngine';
import {deletionSteps, type Step} from '../failPoints';

let worker: Worker;
let engine: Client<EngineApi>;

async function start(): Promise<void> {
  worker = new Worker(new URL('../engine.worker.ts', import.meta.url), {type: 'module'});
  engine = connect<EngineApi>(worker).client;
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
const sessionsIn = async (table: string) =>
  (await rows(`SELECT DISTINCT session_key::INT AS key FROM ${table} ORDER BY key`)).map(
    ({key}) => key,
  );
const run = () => engine.runPipeline({refresh: 'incremental'});
const lap = (session: number, driver = 4) => ({
  session_key: session,
  meeting_key: Math.floor(session / 10),
  driver_number: driver,
  lap_number: 1,
  lap_duration: 90.5,
});
async function stage(name: string, laps: readonly object[]): Promise<void> {
  const {requests} = await engine.stageLocal({files: [new File([JSON.stringify(laps)], name)]});
  expect(requests.map(({state}) => state)).toEqual(['staged']);
}

test('a deleted session is gone from files and bronze, follows in silver, and is not loaded again', async () => {
  await stage('laps_1.json', [lap(101), lap(101, 1)]);
  await stage('laps_2.json', [lap(102), lap(102, 1)]);
  await stage('laps_3.json', [lap(101, 16), lap(102, 16)]);
  await run();
  const {sessions, staged, sharedFiles, database} = await engine.storageUse({});
  expect(sessions).toMatchObject([
    {sessionKey: 102, files: 1, rows: 3},
    {sessionKey: 101, files: 1, rows: 3},
  ]);
  expect(staged).toMatchObject([{endpoint: 'laps', files: 3}]);
  expect(sharedFiles.files).toBe(1);
  expect(database.layers.map(({layer}) => layer)).toEqual(['bronze', 'silver', 'gold', 'ops']);

  const deletion = {kind: 'sessions', sessionKeys: [101]} as const;
  const plan = await engine.planDeletion(deletion);
  expect(plan).toMatchObject({files: 1, sharedFiles: 1});
  expect(plan.tables).toEqual(
    expect.arrayContaining([
      {table: 'bronze_laps', layer: 'bronze', rows: 3, follows: false},
      {table: 'silver_laps', layer: 'silver', rows: 3, follows: true},
    ]),
  );
  expect(await engine.deleteStored(deletion)).toMatchObject({files: 1, bytes: plan.bytes, rows: 3});
  expect(await sessionsIn('bronze_laps')).toEqual([102]);
  expect(await sessionsIn('silver_laps')).toEqual([101, 102]);
  worker.terminate();
  await start();
  const {filesLoaded} = await run();
  expect(filesLoaded).toBe(0);
  expect(await sessionsIn('silver_laps')).toEqual([102]);
  expect((await engine.status({})).files).toMatchObject({staged: 2, pending: 0});
});

test('a session can be staged anew after it was deleted', async () => {
  await stage('laps_1.json', [lap(101), lap(101, 1)]);
  await run();
  expect(await sessionsIn('silver_laps')).toEqual([101, 102]);
});

test('deleted silver is computed again by the next run, with the same rows', async () => {
  const before = await rows('SELECT session_key, driver_number FROM silver_laps ORDER BY ALL');
  await engine.deleteStored({kind: 'layer', layer: 'silver'});
  expect(await rows('FROM silver_laps')).toEqual([]);
  await run();
  expect(await rows('SELECT session_key, driver_number FROM silver_laps ORDER BY ALL')).toEqual(
    before,
  );
});

test('a protected table is not emptied', async () => {
  await engine.setPipelineSettings({resetAllowed: {silver_laps: false}});
  await expect(engine.deleteStored({kind: 'layer', layer: 'silver'})).rejects.toMatchObject({
    code: 'pipeline.protected',
  });
  await engine.setPipelineSettings({resetAllowed: {silver_laps: true}});
});

test('staged files that are loaded can go without their rows', async () => {
  const {files} = await engine.deleteStored({kind: 'layer', layer: 'staged'});
  expect(files).toBe(3);
  await run();
  expect(await sessionsIn('silver_laps')).toEqual([101, 102]);
  expect((await engine.storageUse({})).staged).toEqual([]);
});

test('a compacted database has every row, and goes on', async () => {
  const bronze = await rows('FROM bronze_laps ORDER BY ALL');
  await engine.compactDatabase({});
  expect(await rows('FROM bronze_laps ORDER BY ALL')).toEqual(bronze);
  await stage('laps_4.json', [lap(103)]);
  await run();
  expect(await sessionsIn('silver_laps')).toEqual([101, 102, 103]);
});

test('bronze with its files, and all of it, can be deleted', async () => {
  await engine.deleteStored({kind: 'endpoint', endpoint: 'laps'});
  await run();
  expect(await rows('FROM silver_laps')).toEqual([]);
  await stage('laps_5.json', [lap(105)]);
  await engine.deleteStored({kind: 'layer', layer: 'bronze'});
  expect((await engine.status({})).files).toMatchObject({staged: 0, pending: 0});
  await run();
  expect(await rows('FROM bronze_laps')).toEqual([]);
});

test('a reset leaves a new lake, and needs its name', async () => {
  await stage('laps_6.json', [lap(106)]);
  await run();
  await expect(engine.resetLake({catalog: 'other'})).rejects.toMatchObject({
    code: 'config.invalid',
  });
  await engine.resetLake({catalog: 'f1_data'});
  const {files, tables, recovery} = await engine.status({});
  expect(recovery).toBe('created');
  expect(files).toMatchObject({staged: 0, pending: 0});
  expect(tables.every(({version}) => version === 0)).toBe(true);
  await stage('laps_6.json', [lap(106)]);
  await run();
  expect(await sessionsIn('silver_laps')).toEqual([106]);
});

let torn: TornEngine;
async function startTorn(): Promise<void> {
  torn = startTornEngine();
  await torn.client.open({catalog: 'torn_deletion', moves: false, ...compiled});
}

test('killed at any step, a deletion has happened wholly or not at all, and nothing comes back', async () => {
  await startTorn();
  const stageRound = (key: number) =>
    torn.client.stage({
      endpoint: 'weather',
      text: JSON.stringify([{session_key: key, air_temperature: 20}]),
    });
  const count = async (from: string) =>
    (await torn.client.rows({sql: `SELECT count(*)::INT AS n FROM ${from}`}))[0]?.['n'];
  const places: readonly Step[] = [...deletionSteps, 'transaction.committed'];
  let key = 1;
  for (const at of places) {
    key += 1;
    const paths = [await stageRound(key), await stageRound(1000 + key)];
    expect(await torn.client.load({})).toBeNull();
    await stageRound(key);
    await torn.client.breakAt({at, nth: 1, how: 'stand'});
    void torn.client.deleteSession({sessionKey: key});
    expect(await torn.stands).toBe(at);
    torn.kill();
    await startTorn();
    const isUndone = (await count(`bronze_weather WHERE session_key = ${key}`)) === 1;
    expect(isUndone, at).toBe(at === 'deletion.begun' || at === 'transaction.committed');
    if (isUndone) expect(await torn.client.deleteSession({sessionKey: key})).toBeNull();
    expect(await torn.client.load({}), at).toBeNull();
    expect(await count(`bronze_weather WHERE session_key = ${key}`), at).toBe(0);
    expect(await count(`bronze_weather WHERE session_key = ${1000 + key}`), at).toBe(1);
    expect(await count('ops.doomed_files'), at).toBe(0);
    expect(await torn.client.places({path: paths[0] ?? ''}), at).toEqual([]);
    expect(await torn.client.places({path: paths[1] ?? ''}), at).toEqual(['staging']);
  }
  torn.kill();
}, 120_000);
