import {expect, test} from 'vitest';
import {findTable} from '#/lakehouse/tables';
import type {TableDefinition} from '#/lakehouse/define';
import {passRate, rateText, ruleRecords, shownRules, type StoredCheck} from './ruleHistory';

const tables: readonly TableDefinition[] = ['bronze_laps', 'silver_laps', 'silver_pit']
  .map(findTable)
  .filter((table) => table !== undefined);
const laps = findTable('silver_laps')?.expectations ?? [];
const check = (rule: string, failed: number, at: number, flow = 'silver_laps'): StoredCheck => ({
  flow,
  rule,
  update_id: `u${at}`,
  passed: 10 - failed,
  failed,
  at,
});

test('every declared rule has its checks, also those never checked; others are left out', () => {
  const [first, second] = laps;
  const records = ruleRecords(tables, [
    check(first?.name ?? '', 1, 1),
    check('gone', 10, 1),
    check(first?.name ?? '', 0, 2),
  ]);
  expect(records).toHaveLength(tables.flatMap(({expectations}) => expectations).length);
  const of = (name = '') => records.find(({id}) => id === `silver_laps.${name}`);
  expect(of(first?.name)).toMatchObject({last: {failed: 0}, checks: [{failed: 1}, {failed: 0}]});
  expect(of(second?.name)).toMatchObject({last: null, checks: []});
});

test('what fails now comes first, worst first; filters leave the others out', () => {
  const all = {table: null, action: null, failing: false} as const;
  const [first, second] = laps;
  const records = ruleRecords(tables, [
    check(first?.name ?? '', 2, 1),
    check(second?.name ?? '', 5, 1),
    check('no_rescued_data', 0, 1, 'bronze_laps'),
  ]);
  const shown = shownRules(records, all);
  expect(shown.slice(0, 2).map(({rule}) => rule)).toEqual([second, first]);
  expect(shown).toHaveLength(records.length);
  expect(shownRules(records, {...all, failing: true})).toHaveLength(2);
  expect(shownRules(records, {...all, table: 'bronze_laps'})).toHaveLength(1);
});

test('a rate is said to be whole or nothing only when it is', () => {
  expect([1, 0.99999, 0.972, 0.0001, 0].map(rateText)).toEqual([
    '100 %',
    '> 99.9 %',
    '97.2 %',
    '< 0.1 %',
    '0 %',
  ]);
  expect(passRate({passed: 0, failed: 0})).toBeNull();
});
