import {expect, test} from 'vitest';
import type {Lake} from '#/client/lake';
import type {LakeStatus, UpdateProgress} from '#/contracts/engine';
import {nextStep} from './nextStep';

const status = (staged: number, pending: number, races: number): LakeStatus => ({
  config: {
    name: 'p',
    storage: '',
    configuration: {catalog: 'c', schema: 's'},
    libraries: [],
    continuous: false,
    development: true,
    resetAllowed: {},
    autoloader: {options: {}, tables: {}},
  },
  recovery: 'none',
  lost: [],
  tables: [{name: 'gold_race_summary', layer: 'gold', rows: races, version: 1, committedAt: null}],
  files: {staged, stagedBytes: 0, pending, malformed: 0},
  lastUpdate: null,
  unfinishedIngest: null,
});
const lake = (of: LakeStatus | null, update: UpdateProgress | null = null): Lake => ({
  phase: 'open',
  status: of,
  ingest: null,
  update,
  queue: null,
  autoloader: null,
  transfer: null,
  scratchWrites: 0,
  failure: null,
});

test('an empty lake wants data', () => expect(nextStep(lake(status(0, 0, 0)))).toBe('ingest'));
test('a lake that is not open yet wants data', () => expect(nextStep(lake(null))).toBe('ingest'));
test('files that wait are to be loaded, even when races are there', () => {
  expect(nextStep(lake(status(3, 3, 0)))).toBe('run');
  expect(nextStep(lake(status(9, 1, 2)))).toBe('run');
});
test('a lake with races is to be read', () => expect(nextStep(lake(status(9, 0, 2)))).toBe('read'));
test('staged files that no update ever saw are to be run', () =>
  expect(nextStep(lake(status(9, 0, 0)))).toBe('run'));
