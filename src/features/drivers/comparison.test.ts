import {describe, expect, test} from 'vitest';
import {compared, sharedNumbers} from './comparison';
import {comparisonLooks} from './comparisonLook';
import type {ComparedRow} from './driversRows';
import {comparisonFinding} from './findings';

const row = (more: Partial<ComparedRow>): ComparedRow => ({
  session_key: 1,
  session_name: 'Race',
  session_type: 'Race',
  location: 'Town',
  year: 2024,
  driver_number: 1,
  full_name: 'Ann ARBOR',
  name_acronym: 'ARB',
  team_name: 'Team',
  team_colour: null,
  position: null,
  grid_position: null,
  points: null,
  status: null,
  q1_s: null,
  q2_s: null,
  q3_s: null,
  best_lap_s: null,
  median_lap_s: null,
  clean_laps: null,
  ...more,
});
const bea = {driver_number: 2, full_name: 'Bea BONN', name_acronym: 'BON'};
const rows = [
  row({position: 1, best_lap_s: 90, median_lap_s: 92}),
  row({...bea, position: 3, best_lap_s: 90.25}),
  row({session_key: 2, session_name: 'Qualifying', session_type: 'Qualifying', q1_s: 88, q2_s: 87}),
  row({
    ...bea,
    session_key: 2,
    session_name: 'Qualifying',
    session_type: 'Qualifying',
    q1_s: 88.5,
  }),
  row({...bea, session_key: 3, position: 1}),
];

describe('a comparison', () => {
  test('sets everyone against the first driver chosen, in the order chosen', () => {
    const entries = compared(rows, [2, 1]);
    expect(entries.map(({row: {session_key: s, driver_number: d}}) => [s, d])).toEqual([
      [1, 2],
      [1, 1],
      [2, 2],
      [2, 1],
      [3, 2],
    ]);
    expect(entries[1]).toMatchObject({bestGapS: -0.25, paceGapS: null, qualifying: null});
    expect(entries[3]?.qualifying).toEqual({segment: 'Q1', seconds: -0.5});
  });
  test('is told as races finished ahead and the median gap in qualifying', () => {
    const lookOf = comparisonLooks(rows, [1, 2]);
    expect(comparisonFinding(compared(rows, [1, 2]), [1, 2], lookOf)).toBe(
      'Arbor finished ahead of Bonn in 1 of 1 race and was 0.500 s faster in qualifying than Bonn (median of 1).',
    );
    expect(comparisonFinding(compared(rows, [1]), [1], lookOf)).toBeNull();
  });
  test('notices a number that two people drove', () => {
    const other = row({session_key: 9, full_name: 'Cy CORK'});
    expect(sharedNumbers([...rows, other])).toEqual([{driver: 1, names: ['Ann ARBOR', 'Cy CORK']}]);
    expect(sharedNumbers([...rows, row({full_name: 'ANN Arbor'})])).toEqual([]);
  });
  test('marks drivers by a letter that no other has, else by number', () => {
    const same = [...rows, row({driver_number: 3, full_name: 'Al ABBOT', name_acronym: 'ABB'})];
    const lookOf = comparisonLooks(same, [1, 2, 3]);
    expect([1, 2, 3].map((driver) => lookOf(driver).sign)).toEqual(['1', 'B', '3']);
  });
});
