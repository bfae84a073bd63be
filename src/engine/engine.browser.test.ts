import {tableFromIPC} from '@uwdata/flechette';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Client, connect} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent, IngestRequest} from '#/contracts/engine';
import {endpoints} from '#/domain/endpoints';

let worker: Worker;
let engine: Client<EngineApi>;
const events: EngineEvent[] = [];

function start(): void {
  worker = new Worker(new URL('./engine.worker.ts', import.meta.url), {type: 'module'});
  engine = connect<EngineApi, EngineEvent>(worker, (event) => events.push(event)).client;
}
async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  const {arrow} = await engine.query({sql});
  return tableFromIPC(arrow, {useBigInt: false}).toArray();
}
async function weekend(): Promise<IngestRequest> {
  const meetings = await engine.listMeetings({source: 'sample', year: 2026});
  const sessionKeys = meetings.flatMap(({sessions}) => sessions.map((s) => s.sessionKey));
  const names = endpoints.map(({name}) => name);
  return {source: 'sample', sessionKeys, endpoints: names, telemetryDrivers: []};
}

beforeAll(async () => {
  start();
  await engine.open({});
});
afterAll(() => worker.terminate());

test('the sample weekend goes from ingest to gold, and again adds nothing', async () => {
  const ingest = await engine.startIngest(await weekend());
  expect(ingest.requests.filter(({state}) => state === 'failed')).toEqual([]);
  expect(ingest.state).toBe('completed');
  const update = await engine.runPipeline({fullRefresh: false});
  expect(update.flows.filter(({failure}) => failure)).toEqual([]);
  expect(update.state).toBe('COMPLETED');
  const [race] = await rows('SELECT winner, total_laps FROM gold_race_summary');
  expect(race).toMatchObject({total_laps: expect.any(Number) as number});

  const again = await engine.startIngest(await weekend());
  expect(again.requests.every(({state}) => state === 'unchanged' || state === 'empty')).toBe(true);
  const second = await engine.runPipeline({fullRefresh: false});
  expect(second.filesLoaded).toBe(0);
  expect(second.flows.every(({rowsWritten}) => rowsWritten === 0)).toBe(true);
}, 120_000);

test('a killed engine finds everything there at its next start', async () => {
  const before = (await engine.status({})).tables.map(({name, rows}) => [name, rows]);
  worker.terminate();
  start();
  const {tables, recovery, lastUpdate} = await engine.open({});
  expect(recovery).toBe('none');
  expect(tables.map(({name, rows}) => [name, rows])).toEqual(before);
  expect(lastUpdate?.state).toBe('COMPLETED');
}, 60_000);

test('an incremental and a full refresh leave the same rows', async () => {
  const checksum = async () =>
    rows('SELECT count(*) AS n, sum(fastest_lap_time) AS s FROM gold_driver_performance');
  const before = await checksum();
  const update = await engine.runPipeline({fullRefresh: true});
  expect(update.state).toBe('COMPLETED');
  expect(await checksum()).toEqual(before);
}, 60_000);

test('a query cannot write, nor smuggle a second statement', async () => {
  await expect(rows('DELETE FROM gold_race_summary')).rejects.toMatchObject({
    code: 'sql.read-only',
  });
  await expect(rows('COMMIT; DROP TABLE gold_race_summary')).rejects.toMatchObject({
    code: 'sql.invalid',
  });
});
