import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import type {FlowProgress, UpdateProgress} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';
import {
  driverRows,
  lapRows,
  type RunningPipeline,
  startPipeline,
  testDrivers,
  testFastest,
  testLaps,
  testNames,
} from '#/testing/testPipeline';

let now: RunningPipeline;
const all = [testLaps, testDrivers, testFastest, testNames];

const rows = (sql: string) => now.client.rows({sql});
const laps = (session: number, duration: number) =>
  now.client.stage({endpoint: 'laps', content: lapRows([{session, duration}])});
const run = (request: Partial<Parameters<typeof now.client.run>[0]> = {}) =>
  now.client.run({refresh: 'incremental', ...request});
const flowOf = ({flows}: UpdateProgress, table: TableName): FlowProgress => {
  const flow = flows.find((one) => one.table === table);
  if (!flow) throw new RangeError(`No flow ${table}`);
  return flow;
};
const statesOf = (update: UpdateProgress) =>
  Object.fromEntries(all.map(({name}) => [name, flowOf(update, name).state]));
const fastest = () =>
  rows('SELECT session_key, laps, fastest FROM gold_test_fastest ORDER BY session_key');
const versions = () =>
  rows(
    "SELECT table_name, version FROM ops.table_versions WHERE table_name LIKE '%test%' ORDER BY 1",
  );

beforeAll(async () => {
  now = await startPipeline(all);
  await laps(11, 91);
  await laps(21, 92);
  await now.client.stage({endpoint: 'drivers', content: driverRows(11, [1, 4])});
  expect((await run()).state).toBe('COMPLETED');
});
afterAll(() => now.kill());
beforeEach(async () => {
  await now.client.define({derived: all});
  await now.client.configure({development: true, resetAllowed: {}});
  await now.client.breakAt(null);
  await now.client.waits({});
});

describe('a cancelled update', () => {
  test.each(['flow.begun', 'flow.written'] as const)(
    'leaves the table of the flow it stands in at %s as it was, and the next one finishes',
    async (at) => {
      await laps(at === 'flow.begun' ? 41 : 42, 80);
      const before = [await fastest(), await versions()];
      await now.client.breakAt({at, nth: 2, times: 1, how: 'stand'});
      const controller = new AbortController();
      const stands = now.stands();
      const running = now.client.run(
        {refresh: 'incremental'},
        {signal: controller.signal, awaitsAnswer: true},
      );
      await stands;
      controller.abort();
      await now.client.release({});
      const update = await running;
      // What is written when the cancel comes is committed: only the flows behind it are stopped.
      const isUndone = at === 'flow.begun';
      expect(update).toMatchObject({state: 'CANCELED', failure: {code: 'cancelled'}});
      expect(statesOf(update)).toEqual({
        silver_test_laps: 'COMPLETED',
        silver_test_drivers: 'COMPLETED',
        gold_test_fastest: isUndone ? 'STOPPED' : 'COMPLETED',
        gold_test_names: 'STOPPED',
      });
      if (isUndone) expect(await fastest()).toEqual(before[0]);
      const {state} = await run();
      expect(state).toBe('COMPLETED');
      expect((await fastest()).length).toBe((before[0]?.length ?? 0) + 1);
    },
  );
});

describe('a flow that fails for what nobody foresaw', () => {
  test('fails at once in development, and what reads it is skipped', async () => {
    await laps(51, 80);
    await now.client.breakAt({at: 'flow.written', nth: 1, times: 1, how: 'fault'});
    const update = await run();
    expect(update.state).toBe('FAILED');
    expect(statesOf(update)).toMatchObject({
      silver_test_laps: 'FAILED',
      gold_test_fastest: 'SKIPPED',
      silver_test_drivers: 'COMPLETED',
    });
    expect(await now.client.waits({})).toEqual([]);
    expect(await run()).toMatchObject({state: 'COMPLETED'});
  });

  test('is tried again in production, twice in an update', async () => {
    await now.client.configure({development: false});
    await laps(52, 80);
    await now.client.breakAt({at: 'flow.written', nth: 1, times: 2, how: 'fault'});
    const update = await run();
    expect(update).toMatchObject({state: 'COMPLETED', attempt: 1});
    expect(flowOf(update, 'silver_test_laps').attempts).toBe(3);
    expect(await now.client.waits({})).toEqual([500, 1000]);
    expect(await fastest()).toContainEqual({session_key: 52, laps: 1, fastest: 80});
  });

  test('is tried again by updates of their own, which know why they run', async () => {
    await now.client.configure({development: false});
    await laps(53, 80);
    await now.client.breakAt({at: 'flow.written', nth: 1, times: 4, how: 'fault'});
    const update = await run();
    expect(update).toMatchObject({state: 'COMPLETED', attempt: 2, cause: 'RETRY_ON_FAILURE'});
    expect(await now.client.waits({})).toEqual([500, 1000, 500, 500]);
  });

  test('fails in the end', async () => {
    await now.client.configure({development: false});
    await laps(54, 80);
    await now.client.breakAt({at: 'flow.written', nth: 1, times: Infinity, how: 'fault'});
    expect(await run()).toMatchObject({state: 'FAILED', attempt: 6});
    await now.client.breakAt(null);
    expect(await run()).toMatchObject({state: 'COMPLETED'});
  });

  test('is not tried again for what is wrong with its SQL or its rows', async () => {
    await now.client.configure({development: false});
    await laps(55, 80);
    const broken = {...testLaps, sql: testLaps.sql.replace('lap_duration', 'lap_length')};
    await now.client.define({derived: [broken, testDrivers, testFastest, testNames]});
    expect(await run()).toMatchObject({state: 'FAILED', attempt: 1});
    expect(await now.client.waits({})).toEqual([]);
    await now.client.define({derived: all});
    expect(await run()).toMatchObject({state: 'COMPLETED'});
  });
});

describe('a protected table', () => {
  const resetAllowed = {silver_test_laps: false};

  test('is passed by in a full refresh and refuses to be named in one', async () => {
    await now.client.configure({resetAllowed});
    const update = await run({refresh: 'full'});
    expect(flowOf(update, 'silver_test_laps').plan).toBe(
      'Protected from full refresh. No input has changed',
    );
    expect(flowOf(update, 'gold_test_fastest').plan).toBe('Full refresh was asked for');
    await expect(run({refresh: 'full', tables: ['silver_test_laps']})).rejects.toMatchObject({
      code: 'pipeline.protected',
    });
  });

  test('keeps its rows when its definition changes, and fails when its columns do', async () => {
    await now.client.configure({resetAllowed});
    const changed = {...testLaps, sql: `${testLaps.sql} where lap_duration < 85`};
    await now.client.define({derived: [changed, testDrivers, testFastest, testNames]});
    const before = await fastest();
    await laps(61, 84);
    await laps(62, 86);
    expect(await run()).toMatchObject({state: 'COMPLETED'});
    expect(await fastest()).toEqual([...before, {session_key: 61, laps: 1, fastest: 84}]);

    const {date_start: _, ...columns} = testLaps.columns;
    const fewer = {...testLaps, columns, sql: testLaps.sql.replace('date_start, ', '')};
    await now.client.define({derived: [fewer, testDrivers, testFastest, testNames]});
    await laps(63, 83);
    const update = await run();
    expect(flowOf(update, 'silver_test_laps').failure?.code).toBe('pipeline.protected');
    expect((await fastest()).length).toBe(before.length + 1);
  });
});
