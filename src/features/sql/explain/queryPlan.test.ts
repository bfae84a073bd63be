import {expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {chainFrom, type PlanStep, queryPlan} from './queryPlan';

const db = await openTestDatabase();
db.query(
  'create table laps as select i % 20 as driver_number, i as lap_number, i * 1.5 as lap_s from range(20000) t(i)',
);
db.query(
  "create table drivers as select i as driver_number, 'D' || i as full_name from range(20) t(i)",
);

function planOf(sql: string) {
  const [row] = plainRows(db, `explain (analyze, format json) ${sql}`);
  const text = row?.['explain_value'];
  return queryPlan(typeof text === 'string' ? text : '');
}
const all = (step: PlanStep): readonly PlanStep[] => [step, ...step.inputs.flatMap(all)];

test('every step of a query with its rows, its time and its share', () => {
  const {root, ms} = planOf(
    'select full_name, avg(lap_s) as mean from laps join drivers using (driver_number) where lap_number >= 1000 group by all order by mean limit 3',
  );
  const steps = all(root);
  expect(root).toMatchObject({operator: 'TOP_N', rows: 3});
  const scan = steps.find(({subject}) => subject === 'laps');
  expect(scan).toMatchObject({rows: 19_000, inputs: []});
  expect(scan?.details).toContainEqual({
    name: 'Filters',
    text: expect.stringContaining('lap_number>=1000'),
  });
  const join = steps.find(({operator}) => operator === 'HASH_JOIN');
  expect(join?.inputs.length).toBe(2);
  expect(join?.subject).toContain('driver_number');
  expect(steps.reduce((sum, step) => sum + step.share, 0)).toBeCloseTo(1);
  expect(steps.reduce((sum, step) => sum + step.ms, 0)).toBeCloseTo(ms);
});

test('a chain ends where inputs come together', () => {
  const {root} = planOf(
    'select * from laps join drivers using (driver_number) order by lap_number',
  );
  const chain = chainFrom(root);
  expect(chain.at(-1)?.inputs.length).toBe(2);
  expect(chain.slice(0, -1).every(({inputs}) => inputs.length === 1)).toBe(true);
});

test('an answer that is no plan is told', () =>
  expect(() => queryPlan('{"children": 3}')).toThrow(/no plan/));
