import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import type {TableName} from '#/lakehouse/define';
import {
  allTables,
  flowOf,
  type LoadedPipeline,
  loadedPipeline,
  statesOf,
} from '#/testing/loadedPipeline';
import {
  driverRows,
  lapRows,
  testDrivers,
  testFastest,
  testLaps,
  testNames,
} from '#/testing/testPipeline';

let now: LoadedPipeline;
beforeAll(async () => {
  now = await loadedPipeline();
});
afterAll(() => now.kill());
beforeEach(() => now.renew());

describe('an update of selected tables', () => {
  test('runs what they are made from and excludes the rest, which the next one catches up', async () => {
    await now.laps(12, 93);
    await now.client.stage({endpoint: 'drivers', content: driverRows(12, [7])});
    const update = await now.run({tables: ['gold_test_fastest']});
    expect(statesOf(update)).toEqual({
      silver_test_laps: 'COMPLETED',
      gold_test_fastest: 'COMPLETED',
      silver_test_drivers: 'EXCLUDED',
      gold_test_names: 'EXCLUDED',
    });
    expect(update).toMatchObject({filesLoaded: 1, cause: 'USER_ACTION', attempt: 1});
    expect(await now.fastest()).toContainEqual({session_key: 12, laps: 1, fastest: 93});
    expect(
      await now.rows('SELECT count(*) AS n FROM bronze_drivers WHERE session_key = 12'),
    ).toEqual([{n: 0}]);
    expect(await now.run()).toMatchObject({state: 'COMPLETED', filesLoaded: 1});
    expect(await now.rows("SELECT drivers FROM gold_test_names WHERE name_acronym = 'D7'")).toEqual(
      [{drivers: 1}],
    );
  });

  test('in full computes these anew, and what is made from them by its own plan', async () => {
    const before = await now.fastest();
    const update = await now.run({refresh: 'full', tables: ['silver_test_laps']});
    expect(flowOf(update, 'silver_test_laps').plan).toBe('Full refresh was asked for');
    expect(flowOf(update, 'gold_test_fastest').plan).toBe('silver_test_laps changed as a whole');
    expect(flowOf(update, 'silver_test_drivers').state).toBe('EXCLUDED');
    expect(await now.fastest()).toEqual(before);
  });

  test('in full empties a bronze table that is named and loads its files again', async () => {
    const count = () => now.rows('SELECT count(*) AS n FROM bronze_laps');
    const before = [await count(), await now.fastest()];
    const update = await now.run({refresh: 'full', tables: ['bronze_laps']});
    expect(update).toMatchObject({state: 'COMPLETED', filesLoaded: 3});
    expect([await count(), await now.fastest()]).toEqual(before);
  });

  test('with a reset checkpoint loads the files of a bronze table once more', async () => {
    const before = await now.fastest();
    const update = await now.run({resetCheckpoints: ['bronze_laps']});
    expect(update).toMatchObject({state: 'COMPLETED', filesLoaded: 3});
    expect(await now.rows('SELECT count(*) AS n FROM bronze_laps')).toEqual([{n: 6}]);
    expect(await now.fastest()).toEqual(before);
  });

  test('takes more sessions at once than a statement may nest', async () => {
    const sessions = Array.from({length: 1500}, (_, i) => 50_001 + i);
    const content = lapRows(sessions.map((session) => ({session, duration: 95})));
    await now.client.stage({endpoint: 'laps', content});
    const update = await now.run();
    expect(flowOf(update, 'silver_test_laps').failure).toBeNull();
    expect(update.state).toBe('COMPLETED');
    expect(
      await now.rows('SELECT count(*) AS n FROM gold_test_fastest WHERE session_key > 50_000'),
    ).toEqual([{n: 1500}]);
  });

  test('is refused for a table that is not there', () =>
    expect(now.run({tables: ['gold_nothing']})).rejects.toMatchObject({code: 'pipeline.request'}));
});

describe('a plan', () => {
  const planned = async (request: Partial<Parameters<typeof now.client.planUpdate>[0]> = {}) => {
    const plan = await now.client.planUpdate({refresh: 'incremental', ...request});
    return (table: TableName) => plan.tables.find((one) => one.table === table);
  };

  test('is nothing for a lake that is up to date, and full where that is asked for', async () => {
    const idle = await planned();
    expect(idle('bronze_laps')).toMatchObject({plan: {kind: 'nothing'}, reason: 'no-new-file'});
    expect(idle('gold_test_fastest')).toMatchObject({plan: {kind: 'nothing'}, reason: 'unchanged'});
    const full = await planned({refresh: 'full', tables: ['silver_test_laps']});
    expect(full('silver_test_laps')).toMatchObject({plan: {kind: 'full'}, reason: 'full-refresh'});
    expect(full('gold_test_fastest')).toMatchObject({
      plan: {kind: 'full'},
      reason: 'whole-input',
      inputs: ['silver_test_laps'],
    });
    expect(full('gold_test_names')).toMatchObject({plan: {kind: 'excluded'}});
  });

  test('names the sessions that new files were asked for, and the update does just that', async () => {
    await now.client.stage({
      endpoint: 'laps',
      query: 'session_key=31',
      content: lapRows([{session: 31, duration: 88}]),
    });
    const of = await planned();
    expect(of('bronze_laps')).toMatchObject({plan: {kind: 'files', files: 1}, isExact: true});
    const units = {kind: 'units', unit: 'session_key', units: [{key: 31, name: null}]};
    expect(of('silver_test_laps')).toMatchObject({plan: units, isExact: true});
    expect(of('gold_test_fastest')).toMatchObject({plan: units, inputs: ['silver_test_laps']});
    expect(of('gold_test_names')).toMatchObject({plan: {kind: 'nothing'}});
    const update = await now.run();
    expect(flowOf(update, 'gold_test_fastest').plan).toBe('1 session changed in silver_test_laps');
  });

  test('says that it cannot know what a file of unknown origin holds', async () => {
    await now.laps(32, 87);
    const of = await planned();
    expect(of('silver_test_laps')).toMatchObject({
      plan: {kind: 'units', units: []},
      isExact: false,
    });
    await now.run();
  });

  test('names the sessions as people do', async () => {
    await now.client.stage({
      endpoint: 'meetings',
      content: [{meeting_key: 3, meeting_name: 'Monaco Grand Prix', year: 2026}],
    });
    await now.client.stage({
      endpoint: 'sessions',
      content: [{session_key: 31, meeting_key: 3, session_name: 'Race', year: 2026}],
    });
    await now.run();
    await now.rows(
      `INSERT INTO silver_meetings BY NAME SELECT meeting_key, meeting_name, year FROM bronze_meetings`,
    );
    await now.rows(
      `INSERT INTO silver_sessions BY NAME SELECT session_key, meeting_key, session_name, year FROM bronze_sessions`,
    );
    await now.client.stage({
      endpoint: 'laps',
      query: 'session_key=31',
      content: lapRows([{session: 31, duration: 86}]),
    });
    const plan = (await planned())('silver_test_laps')?.plan;
    expect(plan).toMatchObject({units: [{key: 31, name: '2026 Monaco Grand Prix, Race'}]});
    await now.run();
  });
});

describe('validation', () => {
  test('finds nothing wrong with tables that run', async () => {
    const {isValid, tables} = await now.client.validatePipeline({});
    expect(tables.flatMap(({problems}) => problems)).toEqual([]);
    expect(isValid).toBe(true);
    expect(tables.length).toBe(18 + allTables.length);
  });

  test('tells each table what is wrong with it, and writes nothing', async () => {
    const before = await now.versions();
    const holds = {kind: 'row', doc: '', onViolation: 'warn'} as const;
    await now.client.define({
      derived: [
        {...testLaps, sql: testLaps.sql.replace('lap_duration', 'lap_length')},
        {...testDrivers, expectations: [{...holds, name: 'bad', holds: 'no_column > 0'}]},
        {...testFastest, sql: testFastest.sql.replace('count(*)', 'count(*) * 0.5')},
        {...testNames, expectations: [{...holds, name: 'number', holds: 'drivers'}]},
      ],
    });
    const {isValid, tables} = await now.client.validatePipeline({
      tables: ['gold_test_fastest', 'gold_test_names'],
    });
    expect(isValid).toBe(false);
    const problems = Object.fromEntries(tables.map(({table, problems}) => [table, problems[0]]));
    expect(problems).toMatchObject({
      bronze_laps: undefined,
      silver_test_laps: {what: 'select', message: expect.stringMatching(/lap_length/) as string},
      silver_test_drivers: {what: 'expectation', name: 'bad'},
      gold_test_fastest: {what: 'columns', message: expect.stringMatching(/laps BIGINT/) as string},
      gold_test_names: {what: 'expectation', name: 'number'},
    });
    expect(await now.versions()).toEqual(before);
  });
});
