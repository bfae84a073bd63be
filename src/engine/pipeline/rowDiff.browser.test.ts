import {afterAll, beforeAll, expect, test} from 'vitest';
import type {TableName} from '#/lakehouse/define';
import {
  lapRows,
  type Lap,
  type RunningPipeline,
  startPipeline,
  testFastest,
  testLaps,
} from '#/testing/testPipeline';

let now: RunningPipeline;
const stage = (...laps: readonly Lap[]) =>
  now.client.stage({endpoint: 'laps', content: lapRows(laps)});

async function changesOf(refresh: 'incremental' | 'full' = 'incremental') {
  const {updateId, flows} = await now.client.run({refresh});
  const of = (table: TableName) => flows.find((flow) => flow.table === table)?.rowChanges;
  return {updateId, laps: of('silver_test_laps'), fastest: of('gold_test_fastest')};
}

beforeAll(async () => {
  now = await startPipeline([testLaps, testFastest]);
});
afterAll(() => now.kill());

test('an update tells what it changed in rows that were there, and keeps some of them', async () => {
  await stage({session: 11, lap: 1}, {session: 11, lap: 2});
  expect(await changesOf()).toMatchObject({laps: undefined, fastest: undefined});

  await stage({session: 12, lap: 1});
  const first = await changesOf();
  expect(first).toMatchObject({laps: undefined, fastest: undefined});
  expect(await now.client.rows({sql: 'SELECT count(*) AS n FROM ops.row_diffs'})).toEqual([{n: 0}]);

  await stage({session: 11, lap: 1}, {session: 11, lap: 2, duration: 88.5}, {session: 11, lap: 3});
  const {updateId, ...changes} = await changesOf();
  expect(changes).toEqual({
    laps: {before: 2, added: 1, removed: 0, changed: 1},
    fastest: {before: 1, added: 0, removed: 0, changed: 1},
  });
  const samples = await now.client.rows({
    sql: `SELECT change, row_after['lap_number'] AS lap, row_before['lap_duration'] AS before,
  row_after['lap_duration'] AS after
FROM ops.row_diff_samples WHERE update_id = '${updateId}' AND table_name = 'silver_test_laps' ORDER BY lap`,
  });
  expect(samples).toEqual([
    {change: 'changed', lap: '2', before: '90.0', after: '88.5'},
    {change: 'added', lap: '3', before: null, after: '90.0'},
  ]);

  const again = await changesOf('full');
  expect(again.laps).toEqual({before: 4, added: 0, removed: 0, changed: 0});
});

test('a row that is there no more is told as removed', async () => {
  const slow = {...testFastest, name: 'gold_test_slow' as const};
  await now.anew([testLaps, {...slow, sql: `${slow.sql} having min(lap_duration) > 80`}]);
  await stage({session: 11, lap: 1}, {session: 12, lap: 1});
  await now.client.run({refresh: 'incremental'});
  await stage({session: 11, lap: 1, duration: 70});
  const {flows} = await now.client.run({refresh: 'incremental'});
  const changes = flows.find(({table}) => table === slow.name)?.rowChanges;
  expect(changes).toEqual({before: 1, added: 0, removed: 1, changed: 0});
  expect(
    await now.client.rows({
      sql: "SELECT change, row_before['fastest'] AS fastest FROM ops.row_diff_samples WHERE table_name = 'gold_test_slow'",
    }),
  ).toEqual([{change: 'removed', fastest: '90.0'}]);
});
