import {expect, test} from 'vitest';
import {tables} from '#/lakehouse/tables';
import {createUpdateRecorder} from './updateRecorder';

const at = Date.UTC(2026, 4, 3);
const begun = () =>
  createUpdateRecorder(
    tables,
    {
      updateId: 'u',
      at,
      request: {refresh: 'incremental'},
      cause: 'USER_ACTION',
      attempt: 1,
      runs: new Set(tables.map(({name}) => name)),
    },
    () => undefined,
  );

test('a flow tells from when to when it worked, and none that did not', () => {
  const recorder = begun();
  recorder.flow('silver_laps', {state: 'PLANNING'});
  recorder.flow('silver_laps', {state: 'COMPLETED'});
  recorder.flow('gold_race_summary', {state: 'SKIPPED'});
  const {flows} = recorder.progress();
  const of = (table: string) => flows.find((flow) => flow.table === table);
  const {startedAt = 0, endedAt = 0} = of('silver_laps') ?? {};
  expect(startedAt).toBeGreaterThanOrEqual(at);
  expect(endedAt).toBeGreaterThanOrEqual(startedAt);
  expect(of('gold_race_summary')).not.toHaveProperty('startedAt');
  recorder.patch({endedAt: at + 1});
});

test('a bronze flow works only while rows come: its end is not that of the whole load', () => {
  const recorder = begun();
  recorder.flow('bronze_laps', {state: 'RUNNING', rowsWritten: 5});
  const before = recorder.progress().flows.find(({table}) => table === 'bronze_laps');
  recorder.flow('bronze_laps', {state: 'COMPLETED'});
  recorder.flow('bronze_pit', {state: 'COMPLETED', plan: 'No new file'});
  const {flows} = recorder.progress();
  expect(flows.find(({table}) => table === 'bronze_laps')?.endedAt).toBe(before?.endedAt);
  expect(flows.find(({table}) => table === 'bronze_pit')).not.toHaveProperty('endedAt');
  recorder.patch({endedAt: at + 1});
});
