import {compiled} from '#/testing/compiledEngine';
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
  await engine.open(compiled);
});
afterAll(() => worker.terminate());

test('the sample weekend goes from ingest to gold, and again adds nothing', async () => {
  const ingest = await engine.startIngest(await weekend());
  expect(ingest.requests.filter(({state}) => state === 'failed')).toEqual([]);
  expect(ingest.state).toBe('completed');
  const update = await engine.runPipeline({refresh: 'incremental'});
  expect(update.flows.filter(({failure}) => failure)).toEqual([]);
  expect(update.state).toBe('COMPLETED');
  const [race] = await rows('SELECT winner, total_laps FROM gold_race_summary');
  expect(race).toMatchObject({total_laps: expect.any(Number) as number});

  const again = await engine.startIngest(await weekend());
  expect(again.requests.every(({state}) => state === 'unchanged' || state === 'empty')).toBe(true);
  const second = await engine.runPipeline({refresh: 'incremental'});
  expect(second.filesLoaded).toBe(0);
  expect(second.flows.every(({rowsWritten}) => rowsWritten === 0)).toBe(true);
}, 120_000);

test('a killed engine finds everything there at its next start', async () => {
  const before = (await engine.status({})).tables.map(({name, rows}) => [name, rows]);
  worker.terminate();
  start();
  const {tables, recovery, lastUpdate} = await engine.open(compiled);
  expect(recovery).toBe('none');
  expect(tables.map(({name, rows}) => [name, rows])).toEqual(before);
  expect(lastUpdate?.state).toBe('COMPLETED');
}, 60_000);

test('an incremental and a full refresh leave the same rows', async () => {
  const checksum = async () =>
    rows('SELECT count(*) AS n, sum(fastest_lap_time) AS s FROM gold_driver_performance');
  const before = await checksum();
  const update = await engine.runPipeline({refresh: 'full'});
  expect(update.state).toBe('COMPLETED');
  expect(await checksum()).toEqual(before);
}, 60_000);

test('a session that moves to another meeting leaves the old one', async () => {
  const stage = async (name: string, row: object) => {
    const file = new File([JSON.stringify([row])], name);
    const {requests} = await engine.stageLocal({files: [file]});
    expect(requests.map(({state}) => state)).toEqual(['staged']);
    return engine.runPipeline({refresh: 'incremental'});
  };
  const session = {
    session_key: 800001,
    session_name: 'Race',
    session_type: 'Race',
    date_start: '2025-05-04T13:00:00+00:00',
    date_end: '2025-05-04T15:00:00+00:00',
    year: 2025,
  };
  await stage('sessions_a.json', {...session, meeting_key: 80001});
  await stage('sessions_b.json', {...session, meeting_key: 80002, added_field: 1.5});
  const summaries = 'SELECT meeting_key FROM gold_race_summary WHERE session_key = 800001';
  expect(await rows(summaries)).toEqual([{meeting_key: 80002}]);
  expect(await rows('SELECT added_field FROM bronze_sessions WHERE session_key = 800001')).toEqual(
    expect.arrayContaining([{added_field: null}, {added_field: 1.5}]),
  );
});

test('a malformed file is set aside with its byte and leaves no row, the others load', async () => {
  const before = await rows('SELECT count(*) AS n FROM bronze_stints');
  const files = [
    new File(['[{"session_key":1,"lap_start":1},{"session_key":2,]'], 'stints_bad.json'),
    new File(
      ['[{"session_key":800002,"meeting_key":80002,"date":"2025-05-04T13:00:00+00:00"}]'],
      'weather_good.json',
    ),
  ];
  await engine.stageLocal({files});
  const {malformed, filesLoaded} = await engine.runPipeline({refresh: 'incremental'});
  expect(malformed).toMatchObject([{byte: 50, reason: expect.any(String) as string}]);
  expect(filesLoaded).toBe(1);
  expect(await rows('SELECT count(*) AS n FROM bronze_stints')).toEqual(before);
});

test('a cancelled update says so when it has ended, and the next one finishes', async () => {
  const controller = new AbortController();
  const running = engine.runPipeline(
    {refresh: 'full'},
    {signal: controller.signal, awaitsAnswer: true},
  );
  controller.abort();
  await expect(running).resolves.toMatchObject({state: 'CANCELED'});
  await expect(engine.runPipeline({refresh: 'incremental'})).resolves.toMatchObject({
    state: 'COMPLETED',
  });
});

test('names that break SQL are refused, the lake stays open', async () => {
  const names = {catalog: 'main', schema: 'racing_stats', pipeline: 'p'};
  await expect(engine.configure(names)).rejects.toMatchObject({code: 'config.invalid'});
  await expect(rows('SELECT 1 AS one')).resolves.toEqual([{one: 1}]);
});

test.each([
  "COPY (SELECT 1) TO 'x.csv'",
  "ATTACH ':memory:' AS m",
  "SET GLOBAL memory_limit='1MB'",
  '/* x */ SET threads=1',
])('%s is refused', (sql) => expect(rows(sql)).rejects.toMatchObject({code: 'sql.read-only'}));
test.each([
  '-- why\nSELECT 1 AS x',
  'FROM gold_race_summary',
  'EXPLAIN SELECT 1',
  'DESCRIBE gold_race_summary',
  '(SELECT 1 AS x);',
])('%s is answered', (sql) => expect(rows(sql)).resolves.toBeDefined());

test('a query cannot write, nor smuggle a second statement', async () => {
  await expect(rows('DELETE FROM gold_race_summary')).rejects.toMatchObject({
    code: 'sql.read-only',
  });
  await expect(rows('COMMIT; DROP TABLE gold_race_summary')).rejects.toMatchObject({
    code: 'sql.invalid',
  });
});
