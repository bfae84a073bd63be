import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {
  allTables,
  flowOf,
  type LoadedPipeline,
  loadedPipeline,
  statesOf,
} from '#/testing/loadedPipeline';
import {testDrivers, testFastest, testLaps, testNames} from '#/testing/testPipeline';

let now: LoadedPipeline;
beforeAll(async () => {
  now = await loadedPipeline();
});
afterAll(() => now.kill());
beforeEach(() => now.renew());

describe('a cancelled update', () => {
  test.each(['flow.begun', 'flow.written'] as const)(
    'leaves the table of the flow it stands in at %s as it was, and the next one finishes',
    async (at) => {
      await now.laps(at === 'flow.begun' ? 41 : 42, 80);
      const before = [await now.fastest(), await now.versions()];
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
      if (isUndone) expect(await now.fastest()).toEqual(before[0]);
      const {state} = await now.run();
      expect(state).toBe('COMPLETED');
      expect((await now.fastest()).length).toBe((before[0]?.length ?? 0) + 1);
    },
  );
});

describe('a flow that fails for what nobody foresaw', () => {
  test('fails at once in development, and what reads it is skipped', async () => {
    await now.laps(51, 80);
    await now.client.breakAt({at: 'flow.written', nth: 1, times: 1, how: 'fault'});
    const update = await now.run();
    expect(update.state).toBe('FAILED');
    expect(statesOf(update)).toMatchObject({
      silver_test_laps: 'FAILED',
      gold_test_fastest: 'SKIPPED',
      silver_test_drivers: 'COMPLETED',
    });
    expect(await now.client.waits({})).toEqual([]);
    expect(await now.run()).toMatchObject({state: 'COMPLETED'});
  });

  test('is tried again in production, twice in an update', async () => {
    await now.client.configure({development: false});
    await now.laps(52, 80);
    await now.client.breakAt({at: 'flow.written', nth: 1, times: 2, how: 'fault'});
    const update = await now.run();
    expect(update).toMatchObject({state: 'COMPLETED', attempt: 1});
    expect(flowOf(update, 'silver_test_laps').attempts).toBe(3);
    expect(await now.client.waits({})).toEqual([500, 1000]);
    expect(await now.fastest()).toContainEqual({session_key: 52, laps: 1, fastest: 80});
  });

  test('is tried again by updates of their own, which know why they run', async () => {
    await now.client.configure({development: false});
    await now.laps(53, 80);
    await now.client.breakAt({at: 'flow.written', nth: 1, times: 4, how: 'fault'});
    const update = await now.run();
    expect(update).toMatchObject({state: 'COMPLETED', attempt: 2, cause: 'RETRY_ON_FAILURE'});
    expect(await now.client.waits({})).toEqual([500, 1000, 500, 500]);
  });

  test('fails in the end', async () => {
    await now.client.configure({development: false});
    await now.laps(54, 80);
    await now.client.breakAt({at: 'flow.written', nth: 1, times: Infinity, how: 'fault'});
    expect(await now.run()).toMatchObject({state: 'FAILED', attempt: 6});
    await now.client.breakAt(null);
    expect(await now.run()).toMatchObject({state: 'COMPLETED'});
  });

  test('is not tried again for what is wrong with its SQL or its rows', async () => {
    await now.client.configure({development: false});
    await now.laps(55, 80);
    const broken = {...testLaps, sql: testLaps.sql.replace('lap_duration', 'lap_length')};
    await now.client.define({derived: [broken, testDrivers, testFastest, testNames]});
    expect(await now.run()).toMatchObject({state: 'FAILED', attempt: 1});
    expect(await now.client.waits({})).toEqual([]);
    await now.client.define({derived: allTables});
    expect(await now.run()).toMatchObject({state: 'COMPLETED'});
  });
});

describe('a protected table', () => {
  const resetAllowed = {silver_test_laps: false};

  test('is passed by in a full refresh and refuses to be named in one', async () => {
    await now.client.configure({resetAllowed});
    const update = await now.run({refresh: 'full'});
    expect(flowOf(update, 'silver_test_laps').plan).toBe(
      'Protected from full refresh. No input has changed',
    );
    expect(flowOf(update, 'gold_test_fastest').plan).toBe('Full refresh was asked for');
    await expect(now.run({refresh: 'full', tables: ['silver_test_laps']})).rejects.toMatchObject({
      code: 'pipeline.protected',
    });
  });

  test('keeps its rows when its definition changes, and fails when its columns do', async () => {
    await now.client.configure({resetAllowed});
    const changed = {...testLaps, sql: `${testLaps.sql} where lap_duration < 85`};
    await now.client.define({derived: [changed, testDrivers, testFastest, testNames]});
    const before = await now.fastest();
    await now.laps(61, 84);
    await now.laps(62, 86);
    expect(await now.run()).toMatchObject({state: 'COMPLETED'});
    expect(await now.fastest()).toEqual([...before, {session_key: 61, laps: 1, fastest: 84}]);

    const {date_start: _, ...columns} = testLaps.columns;
    const fewer = {...testLaps, columns, sql: testLaps.sql.replace('date_start, ', '')};
    await now.client.define({derived: [fewer, testDrivers, testFastest, testNames]});
    await now.laps(63, 83);
    const update = await now.run();
    expect(flowOf(update, 'silver_test_laps').failure?.code).toBe('pipeline.protected');
    expect((await now.fastest()).length).toBe(before.length + 1);
  });
});
