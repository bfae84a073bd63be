import {expect, test} from 'vitest';
import type {PlannedTable, TablePlan} from '#/contracts/pipeline';
import type {TableName} from '#/lakehouse/define';
import {planSummary, planText, unitNames} from './planWords';
import {runKinds, runLabel, updateRequest} from './runKinds';

const chosen: readonly TableName[] = ['bronze_laps', 'gold_race_pace'];

test.each([
  ['update', {refresh: 'incremental'}],
  ['update-some', {refresh: 'incremental', tables: chosen}],
  ['full', {refresh: 'full'}],
  ['full-some', {refresh: 'full', tables: chosen}],
  ['reset', {refresh: 'incremental', resetCheckpoints: ['bronze_laps']}],
] as const)('%s asks the engine for no more than it says', (kind, request) =>
  expect(updateRequest(kind, chosen)).toEqual(request),
);
test('what is about chosen tables is nothing until one is chosen', () => {
  for (const {kind, chooses} of runKinds)
    expect(updateRequest(kind, []) === null).toBe(chooses !== null);
  expect(updateRequest('reset', ['gold_race_pace'])).toBeNull();
});
test('the button counts the tables it is about', () => {
  expect(runLabel('reset', chosen)).toBe('Reset 1 table…');
  expect(runLabel('update-some', chosen)).toBe('Update 2 tables');
});

const planned = (plan: TablePlan, isExact = true): PlannedTable => ({
  table: 'silver_laps',
  layer: 'silver',
  plan,
  reason: 'inputs',
  inputs: [],
  why: '',
  isExact,
});
const sessions = (...keys: readonly number[]): TablePlan => ({
  kind: 'units',
  unit: 'session_key',
  units: keys.map((key) => ({key, name: key === 1 ? 'A race' : null})),
});

test('a plan is told by what it covers, and says when there may be more', () => {
  expect(planText(planned(sessions(1)))).toBe('1 session');
  expect(planText(planned(sessions(1, 2), false))).toBe('2+ sessions');
  expect(planText(planned(sessions(), false))).toBe('New sessions');
  expect(planText(planned({kind: 'full'}))).toBe('Full');
  expect(planText(planned({kind: 'nothing'}))).toBe('Nothing to do');
  expect(unitNames(planned(sessions(1, 2, 3)), 2)).toBe('A race; 2 and 1 more');
});
test('a plan is summed up, without bytes while some are unknown', () => {
  const files = (bytes: number | null) => planned({kind: 'files', files: 2, bytes});
  const summary = (...tables: readonly PlannedTable[]) =>
    planSummary({request: {refresh: 'incremental'}, tables});
  expect(summary(files(1000), files(500), planned({kind: 'full'}))).toBe(
    'It loads 4 files (1.50 kB), computes 1 table as a whole.',
  );
  expect(summary(files(1000), files(null))).toBe('It loads 4 files.');
});
