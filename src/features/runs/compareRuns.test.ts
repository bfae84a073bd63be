import {expect, test} from 'vitest';
import type {FlowProgress} from '#/contracts/engine';
import {compareRuns, signedCount, signedDuration} from './compareRuns';
import {runFacts} from './runFacts';

const flow = (change: Partial<FlowProgress>): FlowProgress => ({
  table: 'silver_laps',
  layer: 'silver',
  state: 'COMPLETED',
  plan: '',
  rowsWritten: 5,
  rowsDropped: 0,
  rescuedRows: 0,
  ms: 10,
  expectations: [],
  failure: null,
  ...change,
});

test('tables that did something in either run are compared, the greatest difference first', () => {
  const now = [
    flow({ms: 30}),
    flow({table: 'gold_a', ms: 0, rowsWritten: 0}),
    flow({table: 'gold_b', ms: 90}),
  ];
  const before = [
    flow({ms: 10, rowsWritten: 8}),
    flow({table: 'gold_a', ms: 70}),
    flow({table: 'gold_b', ms: 91}),
  ];
  expect(compareRuns({flows: now}, {flows: before})).toEqual([
    {table: 'gold_a', layer: 'silver', ms: 0, rows: 0, msBefore: 70, rowsBefore: 5},
    {table: 'silver_laps', layer: 'silver', ms: 30, rows: 5, msBefore: 10, rowsBefore: 8},
    {table: 'gold_b', layer: 'silver', ms: 90, rows: 5, msBefore: 91, rowsBefore: 5},
  ]);
});

test('a table that did not take part in a run has no figures of it, one that did nothing in both is left out', () => {
  const idle = flow({table: 'gold_a', ms: 1, rowsWritten: 0});
  const flows = [idle, flow({state: 'EXCLUDED', ms: 0, rowsWritten: 0})];
  expect(compareRuns({flows}, {flows: [idle, flow({}), flow({table: 'gold_gone'})]})).toMatchObject(
    [
      {table: 'silver_laps', ms: null, rows: null, msBefore: 10},
      {table: 'gold_gone', ms: null, rows: null, rowsBefore: 5},
    ],
  );
});

test('differences have their sign, also none', () => {
  expect([1_234, -12, 0].map(signedCount)).toEqual(['+1,234', '−12', '±0']);
  expect([120, -1_250, 0].map(signedDuration)).toEqual(['+120 ms', '−1.3 s', '±0 ms']);
});

test('a run in figures tells bronze from what was made of it', () => {
  const flows = [
    flow({table: 'bronze_laps', layer: 'bronze', rowsWritten: 7}),
    flow({rowsDropped: 2}),
    flow({
      table: 'gold_a',
      layer: 'gold',
      rowsWritten: 0,
      rowChanges: {before: 1, added: 0, removed: 1, changed: 0},
    }),
    flow({table: 'gold_b', layer: 'gold', state: 'FAILED', rowsWritten: 0}),
    flow({table: 'gold_c', layer: 'gold', state: 'SKIPPED', rowsWritten: 0}),
  ];
  const update = {
    updateId: 'u',
    state: 'FAILED' as const,
    startedAt: 1_000,
    endedAt: null,
    filesLoaded: 1,
    bytesLoaded: 1,
    filesPending: 0,
    malformed: [],
    flows,
    failure: null,
  };
  expect(runFacts(update, 1_500)).toEqual({
    ms: 500,
    loaded: 7,
    written: 5,
    keptOut: 2,
    tables: 3,
    failed: 1,
    skipped: 1,
    brokenRules: 0,
  });
});
