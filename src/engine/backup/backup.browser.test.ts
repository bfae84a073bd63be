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
  await engine.open({});
  await engine.stageLocal({files: [laps(session)]});
  await engine.runPipeline({refresh: 'incremental'});
  const {file} = await engine.createBackup({into: null, settings: {'laplake.theme': 'dark'}});
  if (!file) throw new Error('no file');
  const kept = new File([await file.arrayBuffer()], file.name);
  await endEngine(engine);
  return kept;
}

/** Breaks the restore off at its first step, then one later, until it ends; answers with how often. */
async function brokenOffEverywhere(): Promise<number> {
  for (let times = 0; ; times += 1) {
    let steps = 0;
    const breaking = () => {
      steps += 1;
      if (steps > times) throw new Error('killed');
    };
    try {
      await whenReleased(() => finishRestore(breaking));
      return times;
    } catch (thrown) {
      if (!(thrown instanceof Error && thrown.message === 'killed')) throw thrown;
    }
  }
}

test('a lake is as it was when it was backed up, wherever its restore is broken off', async () => {
  const backup = await backupOf(1);
  const engine = startEngine();
  await engine.open({});
  await engine.stageLocal({files: [laps(2)]});
  await engine.runPipeline({refresh: 'incremental'});
  const {checkId, content} = await engine.checkBackup({file: backup});
  expect(content).toMatchObject({stagedFiles: 1, catalog: 'f1_data'});
  expect(
    await rows(engine, 'select distinct session_key from bronze_laps order by 1'),
  ).toHaveLength(2);
  await engine.restoreBackup({checkId});
  worker?.terminate();
  expect(await brokenOffEverywhere()).toBeGreaterThan(5);
  const restored = startEngine();
  const {recovery, files} = await restored.open({});
  expect({recovery, files}).toMatchObject({recovery: 'none', files: {staged: 1, pending: 0}});
  expect(await rows(restored, 'select session_key from bronze_laps')).toEqual([{session_key: 1}]);
});

test.each([
  ['damaged', (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(7, 20_000, 20_100), /damaged/],
  ['cut short', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, -100), /no whole zip archive/],
] as const)('a backup that is %s is refused, and the lake stays', async (_, spoil, words) => {
  const backup = await backupOf(1);
  const engine = startEngine();
  await engine.open({});
  const file = new File([spoil(new Uint8Array(await backup.arrayBuffer()))], 'a.zip');
  await expect(engine.checkBackup({file})).rejects.toThrow(words);
  worker?.terminate();
  const again = startEngine();
  expect(await again.open({})).toMatchObject({recovery: 'none', files: {staged: 1}});
});
