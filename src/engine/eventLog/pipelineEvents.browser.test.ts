import {afterAll, beforeAll, expect, test} from 'vitest';
import {
  lapRows,
  type RunningPipeline,
  startPipeline,
  testFastest,
  testLaps,
} from '#/testing/testPipeline';

let now: RunningPipeline;
const laps = (session: number, duration = 90) =>
  now.client.stage({endpoint: 'laps', content: lapRows([{session, duration}])});

/** Of the newest update, or of none. */
async function events(type: string, flow: string | null, updateId: string | null) {
  const found = await now.client.rows({
    sql: `SELECT message, level, details, error FROM ops.event_log
WHERE event_type = '${type}' AND ${flow === null ? 'flow_name IS NULL' : `flow_name = '${flow}'`}
  AND ${updateId === null ? 'true' : `update_id = '${updateId}'`} ORDER BY sequence`,
  });
  return found.map(({message, level, details, error}) => ({
    message,
    level,
    details: JSON.parse(String(details))[type],
    error: error === null ? null : JSON.parse(String(error)),
  }));
}

beforeAll(async () => {
  now = await startPipeline([testLaps, testFastest]);
});
afterAll(() => now.kill());

test('an update tells who asked for what', async () => {
  await laps(11);
  const {updateId} = await now.client.run({refresh: 'incremental', tables: ['gold_test_fastest']});
  expect(await events('user_action', null, null)).toMatchObject([
    {message: 'An update of gold_test_fastest was asked for.', details: {action: 'RUN'}},
  ]);
  expect(await events('create_update', null, updateId)).toMatchObject([
    {
      details: {
        cause: 'USER_ACTION',
        full_refresh: false,
        refresh_selection: ['gold_test_fastest'],
      },
    },
  ]);
  const states = await events('update_progress', null, updateId);
  expect(states.map(({details}) => details.state)).toEqual(['RUNNING', 'COMPLETED']);
});

test('tables tell what they are and what they are made from, once until that changes', async () => {
  await now.client.run({refresh: 'incremental'});
  const [definition, ...more] = await events('dataset_definition', 'silver_test_laps', null);
  expect(more).toEqual([]);
  expect(definition?.details).toMatchObject({
    dataset_type: 'STREAMING_TABLE',
    key: testLaps.key,
    schema: expect.arrayContaining([
      {name: 'lap_duration', data_type: 'DOUBLE', unit: '1', comment: 'For a test'},
    ]),
  });
  expect(await events('flow_definition', 'gold_test_fastest', null)).toMatchObject([
    {
      details: {
        output_dataset: 'gold_test_fastest',
        input_datasets: [{name: 'silver_test_laps'}],
        flow_type: 'COMPLETE',
        explain: testFastest.sql,
        views: [],
      },
    },
  ]);
  expect(await events('flow_definition', 'bronze_laps', null)).toMatchObject([
    {details: {flow_type: 'APPEND', input_files: 'staging/laps'}},
  ]);
  const doc = 'Fastest laps, anew.';
  await now.client.define({derived: [testLaps, {...testFastest, doc}]});
  await now.client.run({refresh: 'incremental'});
  const told = await events('dataset_definition', 'gold_test_fastest', null);
  expect(told.map(({details}) => details.comment)).toEqual([testFastest.doc, doc]);
});

test('a flow tells how it is planned, and how it went', async () => {
  await laps(12);
  const {updateId} = await now.client.run({refresh: 'incremental'});
  const [plan] = await events('planning_information', 'silver_test_laps', updateId);
  expect(plan?.details).toMatchObject({refresh_unit: 'session_key', keys: [12]});
  expect(plan?.details.technique_information).toMatchObject([
    {maintenance_type: 'MAINTENANCE_TYPE_PARTITION_OVERWRITE', is_chosen: true},
    {maintenance_type: 'MAINTENANCE_TYPE_COMPLETE_RECOMPUTE', is_chosen: false},
  ]);
  const full = await now.client.run({refresh: 'full'});
  const [whole] = await events('planning_information', 'silver_test_laps', full.updateId);
  expect(whole?.details.technique_information).toMatchObject([
    {is_chosen: false, incrementalization_issues: [{issue_type: 'full-refresh'}]},
    {is_chosen: true},
  ]);
  const flows = await events('flow_progress', 'silver_test_laps', updateId);
  expect(flows.map(({details}) => details.status)).toEqual(['RUNNING', 'COMPLETED']);
  expect(flows[1]?.details).toMatchObject({
    metrics: {num_output_rows: 1},
    data_quality: {dropped_records: 0, quarantined_records: 0, expectations: []},
  });
});

test('a failure tells its class, its words and what to do', async () => {
  await now.client.define({derived: [{...testLaps, sql: 'select no_column from bronze_laps'}]});
  const {updateId} = await now.client.run({refresh: 'incremental'});
  const failed = (await events('flow_progress', 'silver_test_laps', updateId)).at(-1);
  expect(failed).toMatchObject({level: 'ERROR', details: {status: 'FAILED'}});
  expect(failed?.error).toMatchObject({
    fatal: true,
    exceptions: [
      {
        class_name: 'sql.invalid',
        message: expect.stringMatching(/no_column/) as string,
        advice: expect.stringMatching(/^Check table/) as string,
      },
    ],
  });
  await now.client.define({derived: [testLaps, testFastest]});
});

test('a second try and a cancel are told', async () => {
  await now.client.configure({development: false});
  await laps(13);
  await now.client.breakAt({at: 'flow.begun', nth: 1, times: 1, how: 'fault'});
  const {updateId} = await now.client.run({refresh: 'incremental'});
  const [, retried] = await events('flow_progress', 'silver_test_laps', updateId);
  expect(retried).toMatchObject({
    level: 'WARN',
    details: {status: 'QUEUED', attempt: 1},
    error: {fatal: false, exceptions: [{class_name: 'internal'}]},
  });

  await laps(14);
  await now.client.breakAt({at: 'flow.begun', nth: 1, times: 1, how: 'stand'});
  const controller = new AbortController();
  const stands = now.stands();
  const running = now.client.run(
    {refresh: 'incremental'},
    {signal: controller.signal, awaitsAnswer: true},
  );
  await stands;
  controller.abort();
  await now.client.release({});
  const cancelled = await running;
  expect(await events('user_action', null, cancelled.updateId)).toMatchObject([
    {details: {action: 'CANCEL'}},
  ]);
  const stopped = (await events('flow_progress', 'gold_test_fastest', cancelled.updateId)).at(-1);
  expect(stopped).toMatchObject({level: 'WARN', details: {status: 'STOPPED'}});
});
