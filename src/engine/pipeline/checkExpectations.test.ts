import {expect, test} from 'vitest';
import {ExpectationViolation, hasRightSize} from './checkExpectations';

const rule = {kind: 'row-count', name: 'size', doc: '', onViolation: 'warn'} as const;

test.each([
  [{mayShrinkTo: 0.5}, 100, 50, true],
  [{mayShrinkTo: 0.5}, 100, 49, false],
  [{mayGrowTo: 2}, 100, 200, true],
  [{mayGrowTo: 2}, 100, 201, false],
  [{mayGrowTo: 2}, 0, 1000, true],
  [{mayShrinkTo: 1}, null, 0, true],
  [{atLeast: 1}, null, 0, false],
  [{atLeast: 1}, 5, 1, true],
  [{}, 100, 0, true],
] as const)('with %o, %s rows may become %s: %s', (limits, rowsBefore, rows, may) =>
  expect(hasRightSize({...rule, ...limits}, {rowsBefore, rows})).toBe(may),
);

test('a violation names the rules that stop the flow, with the rows where rows broke them', () => {
  const of = {passed: 0, failed: 3};
  const violation = new ExpectationViolation('silver_laps', [
    {name: 'warned', kind: 'row', onViolation: 'warn', ...of},
    {name: 'timed', kind: 'row', onViolation: 'fail', ...of},
    {name: 'size', kind: 'row-count', onViolation: 'fail', passed: 0, failed: 1},
    {name: 'met', kind: 'row', onViolation: 'fail', passed: 3, failed: 0},
  ]);
  expect(violation.message).toBe('silver_laps broke timed (3 rows), size; nothing was written');
});
