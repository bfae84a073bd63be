import {expect, test} from 'vitest';
import type {FlowProgress, UpdateProgress} from '#/contracts/engine';
import {timelineOf} from './timeline';

const flow = (change: Partial<FlowProgress>): FlowProgress => ({
  table: 'silver_laps',
  layer: 'silver',
  state: 'COMPLETED',
  plan: '',
  rowsWritten: 1,
  rowsDropped: 0,
  rescuedRows: 0,
  ms: 10,
  expectations: [],
  failure: null,
  ...change,
});
const update = (change: Partial<UpdateProgress>): UpdateProgress => ({
  updateId: 'u',
  state: 'COMPLETED',
  startedAt: 1_000,
  endedAt: 2_000,
  filesLoaded: 0,
  bytesLoaded: 0,
  filesPending: 0,
  malformed: [],
  flows: [],
  failure: null,
  ...change,
});

test('bars lie where their flows ran, in the order in which they began', () => {
  const flows = [
    flow({table: 'gold_laps', layer: 'gold', startedAt: 1_500, endedAt: 1_750}),
    flow({startedAt: 1_200, endedAt: 1_450}),
  ];
  const {bars, totalMs} = timelineOf(update({flows}), 9_999);
  expect(totalMs).toBe(1_000);
  expect(bars).toMatchObject([
    {table: 'silver_laps', left: 0.2, startMs: 200, ms: 250},
    {table: 'gold_laps', left: 0.5, width: 0.25},
  ]);
});

test('what had nothing to do, was left out or has no known begin has no bar', () => {
  const flows = [
    flow({rowsWritten: 0, ms: 1, startedAt: 1_100, endedAt: 1_101}),
    flow({state: 'EXCLUDED'}),
    flow({}),
  ];
  expect(timelineOf(update({flows}), 2_000).bars).toEqual([]);
});

test('a flow that goes on reaches to now, within a run that does', () => {
  const flows = [flow({state: 'RUNNING', startedAt: 1_500, endedAt: 1_510})];
  const {bars} = timelineOf(update({flows, endedAt: null, state: 'RUNNING'}), 3_000);
  expect(bars).toMatchObject([{left: 0.25, width: 0.75, ms: 1_500}]);
});

test.each([
  [1, [0, 1]],
  [1_000, [0, 200, 400, 600, 800, 1_000]],
  [730, [0, 200, 400, 600]],
  [61_000, [0, 20_000, 40_000, 60_000]],
])('of %d ms the axis has round times', (ms, ticks) => {
  const {ticks: found} = timelineOf(update({endedAt: 1_000 + ms}), 0);
  expect(found.map(({ms}) => ms)).toEqual(ticks);
});
