import {expect, test} from 'vitest';
import type {Lake} from '#/client/lake';
import type {LakeStatus, UpdateProgress} from '#/contracts/engine';
import {initialConfig} from '#/lakehouse/pipelineConfig/initialConfig';
import {guidance} from './guidance';

const status = (files: {staged: number; pending: number}, races = 0): LakeStatus => ({
  config: initialConfig({catalog: 'c', schema: 's', pipeline: 'p'}),
  recovery: 'none',
  lost: [],
  tables: [
    {name: 'gold_race_summary', layer: 'gold', rows: races, version: races, committedAt: null},
  ],
  files: {...files, stagedBytes: 0, malformed: 0},
  lastUpdate: null,
  unfinishedIngest: null,
});
const lake = (change: Partial<Lake>): Lake => ({
  phase: 'open',
  status: status({staged: 0, pending: 0}),
  ingest: null,
  queue: null,
  update: null,
  autoloader: null,
  transfer: null,
  scratchWrites: 0,
  failure: null,
  ...change,
});
const update = (state: UpdateProgress['state']): UpdateProgress => ({
  updateId: 'u',
  state,
  startedAt: 0,
  endedAt: null,
  filesLoaded: 0,
  bytesLoaded: 0,
  filesPending: 0,
  malformed: [],
  flows: [],
  failure: null,
});

test('a newcomer is led from choosing data over the run to the race', () => {
  expect(guidance(lake({status: null}))).toBe('opening');
  expect(guidance(lake({}))).toBe('choose');
  expect(guidance(lake({status: status({staged: 3, pending: 3})}))).toBe('run');
  expect(guidance(lake({update: update('RUNNING')}))).toBe('running');
  expect(
    guidance(lake({status: status({staged: 3, pending: 0}, 1), update: update('COMPLETED')})),
  ).toBe('done');
});

test('a run that failed leads to its page of help, not to another click', () => {
  const waits = status({staged: 3, pending: 3});
  expect(guidance(lake({status: waits, update: update('FAILED')}))).toBe('stuck');
});
