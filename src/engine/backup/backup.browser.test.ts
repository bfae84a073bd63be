import {compiled} from '#/testing/compiledEngine';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {type Client, connect} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent} from '#/contracts/engine';
import {emptyStorage} from '#/testing/emptyStorage';
import {decodeArrow} from '#/client/decodeArrow';
import {whenReleased} from '../storage/whenReleased';
import {finishRestore} from './finishRestore';

let worker: Worker | null = null;

function startEngine(): Client<EngineApi> {
  worker = new Worker(new URL('../engine.worker.ts', import.meta.url), {type: 'module'});
  return connect<EngineApi, EngineEvent>(worker).client;
}
async function endEngine(engine: Client<EngineApi>): Promise<void> {
  await engine.close({});
  worker?.terminate();
}
const rows = async (engine: Client<EngineApi>, sql: string) =>
  decodeArrow((await engine.query({sql})).arrow).rows;

beforeEach(emptyStorage);
afterEach(() => worker?.terminate());

const laps = (session: number) =>
  new File([`[{"session_key":${session},"lap_number":1,"lap_duration":90.5}]`], 'a.json');

async function backupOf(session: number): Promise<File> {
  const engine = startEngine();
  await engine.open(compiled);
  await engine.stageLocal({files: [laps(session)]});
  await engine.runPipeline({refresh: 'incremental'});
  const {file} = await engine.createBackup({into: null, settings: {'laplake.theme': 'dark'}});
  if (!file) throw new Error('no file');
  const kept = new File([await file.arrayBuffer()], file.name);
  await endEngine(engine);
  return kept;
}

/** The step of each start at which it is killed: after each of the phase ready, then after each of the phase filling. */
const kills = [1, 2, 1, 2, 3, 4];

async function brokenOffEverywhere(): Promise<void> {
  for (const kill of kills) {
    let steps = 0;
    const breaking = () => {
      steps += 1;
      if (steps === kill) throw new Error('killed');
    };
    await expect(whenReleased(() => finishRestore(breaking))).rejects.toThrow('killed');
  }
}

test('a lake is as it was when it was backed up, wherever its restore is broken off', async () => {
  const backup = await backupOf(1);
  const engine = startEngine();
  await engine.open(compiled);
  await engine.stageLocal({files: [laps(2)]});
  await engine.runPipeline({refresh: 'incremental'});
  const {checkId, content} = await engine.checkBackup({file: backup});
  expect(content).toMatchObject({stagedFiles: 1, catalog: 'f1_data'});
  expect(
    await rows(engine, 'select distinct session_key from bronze_laps order by 1'),
  ).toHaveLength(2);
  await engine.restoreBackup({checkId});
  worker?.terminate();
  await brokenOffEverywhere();
  const restored = startEngine();
  const {recovery, files} = await restored.open(compiled);
  expect({recovery, files}).toMatchObject({recovery: 'none', files: {staged: 1, pending: 0}});
  expect(await rows(restored, 'select session_key from bronze_laps')).toEqual([{session_key: 1}]);
});

test('a backup that is damaged or cut short is refused, and the lake stays', async () => {
  const backup = await backupOf(1);
  const engine = startEngine();
  await engine.open(compiled);
  const bytes = new Uint8Array(await backup.arrayBuffer());
  const check = (spoilt: Uint8Array<ArrayBuffer>) =>
    engine.checkBackup({file: new File([spoilt], 'a.zip')});
  await expect(check(bytes.slice(0, -100))).rejects.toThrow(/no whole zip archive/);
  await expect(check(bytes.fill(7, 20_000, 20_100))).rejects.toThrow(/damaged/);
  worker?.terminate();
  const again = startEngine();
  expect(await again.open(compiled)).toMatchObject({recovery: 'none', files: {staged: 1}});
});
