import {describe, expect, test} from 'vitest';
import type {FormRow} from './driversRows';
import {seasonForm} from './form';

const row = (
  meeting_key: number,
  driver_number: number,
  points: number | null,
  session_name = 'Race',
): FormRow => ({
  session_key: meeting_key * 10,
  meeting_key,
  session_name,
  location: `Town ${meeting_key}`,
  date_start: meeting_key,
  driver_number,
  team_name: 'Team',
  position: null,
  points,
});
const rows = [
  row(1, 4, 25),
  row(1, 1, 18),
  row(2, 4, 8, 'Sprint'),
  row(2, 4, 15),
  row(3, 1, 25),
  row(4, 4, null),
  row(5, 4, 6),
];
const of = (driver: number) =>
  seasonForm(rows, (one) => (one.driver_number === driver ? String(driver) : null)).map(
    ({points, mean}) => [points, mean],
  );

describe('form', () => {
  test('is of the points of a weekend, the sprint included, and their mean over three', () => {
    expect(of(4)).toEqual([
      [25, 25],
      [23, 24],
      [null, 24],
      [null, 23],
      [6, 6],
    ]);
  });
  test('leaves out weekends somebody did not enter, and is not known where there were none', () => {
    expect(of(1).map(([points]) => points)).toEqual([18, null, 25, null, null]);
    expect(of(1).at(-1)).toEqual([null, 25]);
  });
  test('of a team is that of all its cars', () => {
    const team = seasonForm(rows, ({team_name}) => team_name);
    expect(team.map(({points}) => points)).toEqual([43, 23, 25, null, 6]);
  });
});
