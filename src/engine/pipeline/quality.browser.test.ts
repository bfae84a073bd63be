import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import type {UpdateProgress} from '#/contracts/engine';
import type {DerivedTable, Expectation, OnViolation, TableName} from '#/lakehouse/define';
import {failingRowsSql} from '#/lakehouse/expectations';
import {
  driverRows,
  type Lap,
  lapRows,
  type RunningPipeline,
  startPipeline,
  testDrivers,
  testLaps,
} from '#/testing/testPipeline';

let now: RunningPipeline;

const rows = (sql: string) => now.client.rows({sql});
const stage = (...content: readonly Lap[]) =>
  now.client.stage({endpoint: 'laps', content: lapRows(content)});
const run = (refresh: 'incremental' | 'full' = 'incremental') => now.client.run({refresh});
const define = (...derived: readonly DerivedTable[]) => now.client.define({derived});
let since = '';
const fresh = (table: DerivedTable): DerivedTable => ({
  ...table,
  sql: `${table.sql} where ${since}`,
});
const lapsWith = (...expectations: readonly Expectation[]): DerivedTable =>
  fresh({...testLaps, expectations});
const flowOf = ({flows}: UpdateProgress, table: TableName) =>
  flows.find((flow) => flow.table === table);
const lapsFlow = (update: UpdateProgress) => flowOf(update, 'silver_test_laps');
const keptLaps = async () =>
  (await rows('SELECT session_key AS s FROM silver_test_laps ORDER BY ALL')).map(({s}) => s);

const timed = (onViolation: OnViolation): Expectation => ({
  kind: 'row',
  name: 'timed',
  doc: 'A lap takes time',
  holds: 'lap_duration > 0',
  onViolation,
});

beforeAll(async () => {
  now = await startPipeline([testLaps]);
});
afterAll(() => now.kill());
/** Each test sees only what it stages itself. */
beforeEach(async () => {
  const [row] = await rows(`SELECT coalesce(epoch_ms(greatest(
    (SELECT max(_ingestion_timestamp) FROM bronze_laps),
    (SELECT max(_ingestion_timestamp) FROM bronze_drivers))), 0) AS at`);
  since = `_ingestion_timestamp > make_timestamp(${Number(row?.['at'] ?? 0)} * 1000)`;
});

describe('rows that break a rule', () => {
  const three = () =>
    stage({session: 11}, {session: 12, duration: -1}, {session: 13, duration: null});

  test('of warn are kept and counted, NULL among them', async () => {
    await define(lapsWith(timed('warn')));
    await three();
    const flow = lapsFlow(await run());
    expect(flow).toMatchObject({
      rowsWritten: 3,
      rowsDropped: 0,
      expectations: [{name: 'timed', kind: 'row', onViolation: 'warn', passed: 1, failed: 2}],
    });
  });

  test('may be NULL where the rule allows it', async () => {
    await define(
      lapsWith({...timed('drop'), kind: 'row', holds: 'lap_duration > 0', allowsNull: true}),
    );
    await three();
    expect(lapsFlow(await run())?.expectations).toMatchObject([{passed: 2, failed: 1}]);
    expect(await keptLaps()).toEqual([11, 13]);
  });

  test('of drop are kept nowhere', async () => {
    await define(lapsWith(timed('drop')));
    await three();
    expect(lapsFlow(await run())).toMatchObject({
      rowsWritten: 1,
      rowsDropped: 2,
      rowsQuarantined: 0,
    });
    expect(await keptLaps()).toEqual([11]);
    const there =
      "SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'quarantine_silver_test_laps'";
    expect(await rows(there)).toEqual([{n: 0}]);
  });

  test('of quarantine are kept there with the names of all rules that keep them out', async () => {
    const short = {...timed('drop'), name: 'not_short', holds: 'lap_duration > -1'} as Expectation;
    const table = lapsWith(timed('quarantine'), short);
    await define(table);
    await three();
    expect(lapsFlow(await run())).toMatchObject({rowsDropped: 2, rowsQuarantined: 2});
    const sample = failingRowsSql(table, 'timed', 1) ?? '';
    expect(await rows(sample)).toHaveLength(1);
    const names = await rows(
      "SELECT session_key AS s, array_to_string(_failed_expectations, ',') AS rules FROM quarantine_silver_test_laps ORDER BY 1",
    );
    expect(names).toEqual([
      {s: 12, rules: 'timed,not_short'},
      {s: 13, rules: 'timed,not_short'},
    ]);
    await stage({session: 12, duration: 90});
    await run();
    expect(await keptLaps()).toEqual([11, 12]);
  });

  test('of fail stop the flow, and the counts are kept all the same', async () => {
    await define(lapsWith(timed('fail')));
    await stage({session: 10});
    await run();
    await three();
    const update = await run();
    expect(update.state).toBe('FAILED');
    expect(lapsFlow(update)).toMatchObject({
      state: 'FAILED',
      rowsWritten: 0,
      failure: {code: 'pipeline.expectation'},
      expectations: [{name: 'timed', passed: 1, failed: 2}],
    });
    expect(await keptLaps()).toEqual([10]);
    const {updateId} = update;
    const history = await rows(
      `SELECT flow, rule, kind, action, passed, failed FROM ops.expectation_results WHERE update_id = '${updateId}' AND flow = 'silver_test_laps'`,
    );
    expect(history).toEqual([
      {flow: 'silver_test_laps', rule: 'timed', kind: 'row', action: 'fail', passed: 1, failed: 2},
    ]);
  });
});

describe('a unique key', () => {
  const unique = (onViolation: OnViolation, columns: readonly string[]): Expectation => ({
    kind: 'unique',
    name: 'one_driver',
    doc: 'Each lap was driven by one',
    columns,
    onViolation,
  });
  const ofSession = ['session_key', 'lap_number'];

  test('is broken by all rows that share it, not by an older delivery of the same row', async () => {
    await define(lapsWith(unique('warn', ofSession)));
    await stage({session: 11, driver: 1}, {session: 11, driver: 4}, {session: 12, driver: 1});
    await run();
    await stage({session: 12, driver: 1, duration: 88});
    expect(lapsFlow(await run())?.expectations).toMatchObject([{passed: 2, failed: 0}]);
    expect(lapsFlow(await run('full'))?.expectations).toMatchObject([{passed: 2, failed: 2}]);
  });

  test('keeps them out, and lets one in again when the other has moved', async () => {
    await define(lapsWith(unique('quarantine', ofSession)));
    await stage({session: 11, driver: 1}, {session: 11, driver: 4}, {session: 12, driver: 1});
    await run();
    expect(await keptLaps()).toEqual([12]);
    expect(await rows('SELECT count(*) AS n FROM quarantine_silver_test_laps')).toEqual([{n: 2}]);
  });

  test('that spans sessions is compared with the rows of others, too', async () => {
    await define(lapsWith(unique('warn', ['lap_number'])));
    await stage({session: 11, lap: 1});
    await run();
    await stage({session: 12, lap: 1}, {session: 12, lap: 2});
    expect(lapsFlow(await run())?.expectations).toMatchObject([{passed: 1, failed: 1}]);
  });

  test('that spans sessions and keeps rows out leaves what a full refresh leaves', async () => {
    await define(lapsWith(unique('drop', ['lap_number'])));
    await stage({session: 11, lap: 1}, {session: 11, lap: 2});
    await run();
    await stage({session: 12, lap: 1});
    await run();
    const kept = await keptLaps();
    expect(kept).toEqual([11]);
    await run('full');
    expect(await keptLaps()).toEqual(kept);
  });
});

describe('a foreign key', () => {
  const known = (onViolation: OnViolation): Expectation => ({
    kind: 'foreign-key',
    name: 'known_driver',
    doc: 'The driver took part',
    columns: ['session_key', 'driver_number'],
    references: 'silver_test_drivers',
    onViolation,
  });

  test('counts rows that refer to nothing', async () => {
    await define(fresh(testDrivers), lapsWith(known('warn')));
    await now.client.stage({endpoint: 'drivers', content: driverRows(11, [1])});
    await stage({session: 11, driver: 1}, {session: 11, driver: 4}, {session: 12, driver: null});
    expect(lapsFlow(await run())?.expectations).toMatchObject([
      {kind: 'foreign-key', passed: 1, failed: 2},
    ]);
  });

  test('that keeps rows out lets them in when what they refer to has come', async () => {
    await define(fresh(testDrivers), lapsWith(known('quarantine')));
    await stage({session: 11, driver: 4}, {session: 12, driver: 4});
    await run();
    expect(await keptLaps()).toEqual([]);
    await now.client.stage({endpoint: 'drivers', content: driverRows(11, [4])});
    const flow = lapsFlow(await run());
    expect(flow?.plan).toBe('1 session changed in silver_test_drivers');
    expect(await keptLaps()).toEqual([11]);
    await run('full');
    expect(await keptLaps()).toEqual([11]);
  });
});

describe('a rule about the table as a whole', () => {
  test('of freshness is broken by time alone', async () => {
    const recent = {
      kind: 'freshness',
      name: 'fresh',
      doc: '',
      column: '_ingestion_timestamp',
      maxAgeHours: 2,
      onViolation: 'warn',
    } as const;
    await define(lapsWith(recent));
    await stage({session: 11});
    expect(lapsFlow(await run())?.expectations).toMatchObject([
      {name: 'fresh', failed: 0, passed: 1},
    ]);
    await now.client.wait({ms: 3 * 3_600_000});
    expect(lapsFlow(await run())).toMatchObject({
      plan: 'No input has changed',
      expectations: [{name: 'fresh', failed: 1, passed: 0}],
    });
    await define(lapsWith({...recent, onViolation: 'fail'}));
    expect(lapsFlow(await run())).toMatchObject({state: 'FAILED'});
  });

  test('about the number of rows stops a flow that would lose too many, and the rows stay', async () => {
    const size = {
      kind: 'row-count',
      name: 'size',
      doc: '',
      mayShrinkTo: 0.5,
      onViolation: 'fail',
    } as const;
    await define(lapsWith(size));
    await stage({session: 11}, {session: 12}, {session: 13}, {session: 14});
    expect(lapsFlow(await run())?.expectations).toMatchObject([{kind: 'row-count', passed: 1}]);
    const fewer = lapsWith(size);
    await define({...fewer, sql: `${fewer.sql} and session_key = 14`});
    const update = await run();
    expect(lapsFlow(update)).toMatchObject({
      state: 'FAILED',
      failure: {message: 'silver_test_laps broke size; nothing was written'},
      expectations: [{name: 'size', passed: 0, failed: 1}],
    });
    expect(await keptLaps()).toEqual([11, 12, 13, 14]);
  });
});

test('what fits no column is counted by a rule of every bronze table', async () => {
  await now.client.stage({
    endpoint: 'laps',
    content: [...lapRows([{session: 11}]), {session_key: 12, lap_number: 'first'}],
  });
  const update = await run();
  expect(flowOf(update, 'bronze_laps')?.expectations).toEqual([
    {name: 'no_rescued_data', kind: 'row', onViolation: 'warn', passed: 1, failed: 1},
  ]);
});
