import {expect, test} from 'vitest';
import type {FlowProgress, FlowState, UpdateProgress, UpdateState} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';
import {cancelledText, updateFailure} from './updateOutcome';

const flow = (table: TableName, state: FlowState, message?: string): FlowProgress => ({
  table,
  layer: 'silver',
  state,
  plan: '',
  rowsWritten: 0,
  rowsDropped: 0,
  rescuedRows: 0,
  ms: 0,
  expectations: [],
  failure: message ? {code: 'pipeline.flow', message} : null,
});
const update = (state: UpdateState, flows: readonly FlowProgress[] = []): UpdateProgress => ({
  updateId: 'u',
  state,
  startedAt: 0,
  endedAt: 1,
  filesLoaded: 0,
  bytesLoaded: 0,
  filesPending: 0,
  malformed: [],
  flows,
  failure: null,
});

test('an update that went well has no failure', () =>
  expect(updateFailure(update('COMPLETED'))).toBeNull());

test('a failure names the table, how many were skipped for it, and why', () =>
  expect(
    updateFailure(
      update('FAILED', [
        flow('silver_laps', 'FAILED', 'No such column'),
        flow('gold_fastest_laps', 'SKIPPED'),
      ]),
    ),
  ).toEqual({
    code: 'pipeline.flow',
    message: 'silver_laps failed (1 table that read from it skipped): No such column',
  }));

test('an update whose engine died says that it was interrupted', () =>
  expect(updateFailure(update('FAILED', [flow('silver_laps', 'RUNNING')]))?.code).toBe(
    'engine.crashed',
  ));

test('stopping is no failure, and says how to go on', () => {
  const stopped = update('CANCELED', [
    flow('silver_laps', 'COMPLETED'),
    flow('gold_fastest_laps', 'STOPPED'),
  ]);
  expect(updateFailure(stopped)).toBeNull();
  expect(cancelledText(stopped)).toMatch(/^Stopped\. 1 table not finished\. Run the pipeline/);
});
