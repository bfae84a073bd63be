import {describe, expect, test} from 'vitest';
import {heatCells} from './heatMap';
import {pointsProgress} from './progress';
import {stillOpen} from './remaining';
import type {ScoringSession} from './seasonCalendar';
import type {ResultRow, StandingRow} from './seasonRows';
import {roundShown, roundsOf, standingLines} from './standings';

const standing = (
  round: number,
  who: string,
  [position, points]: readonly [number | null, number],
  more: Partial<StandingRow> = {},
): StandingRow => ({
  round,
  meeting_key: round,
  meeting_name: null,
  location: `Town ${round}`,
  who,
  position,
  points,
  points_behind_leader: 0,
  points_source: 'results',
  race_points: 0,
  sprint_points: 0,
  wins: 0,
  seconds: 0,
  thirds: 0,
  rounds_without_results: 0,
  ...more,
});
const scoring = (
  key: number,
  round: number,
  isSprint: boolean,
  hasResults: boolean,
): ScoringSession => ({key, meeting: round, round, isSprint, place: `Town ${round}`, hasResults});

const rows = [
  standing(1, '1', [1, 25], {race_points: 25}),
  standing(1, '2', [2, 18], {race_points: 18}),
  standing(2, '2', [1, 51], {race_points: 25, sprint_points: 8}),
  standing(2, '1', [2, 50], {race_points: 18, sprint_points: 7}),
  standing(2, '3', [null, 0]),
];
const rounds = roundsOf(rows);
const sessions = [
  scoring(11, 1, false, true),
  scoring(21, 2, true, true),
  scoring(22, 2, false, true),
  scoring(31, 3, true, false),
  scoring(32, 3, false, false),
];

describe('the standings after a round', () => {
  test('are the newest unless the link asks for an earlier round', () => {
    expect(roundShown(rounds, null)?.round).toBe(2);
    expect(roundShown(rounds, 1)?.round).toBe(1);
    expect(roundShown(rounds, 9)?.round).toBe(2);
    expect(roundShown([], null)).toBeNull();
  });
  test('tell what the round changed, and nothing where there is nothing to compare', () => {
    const shown = roundShown(rounds, 2);
    expect(
      shown && standingLines(rounds, shown).map(({who, moved, gained}) => [who, moved, gained]),
    ).toEqual([
      ['2', 1, 33],
      ['1', -1, 25],
      ['3', null, 0],
    ]);
    const first = roundShown(rounds, 1);
    expect(first && standingLines(rounds, first).map(({moved, gained}) => [moved, gained])).toEqual(
      [
        [null, 25],
        [null, 18],
      ],
    );
  });
});

describe('the progress of points', () => {
  test('has a step for the sprint before that for the race', () => {
    const own = pointsProgress(rows, sessions).filter(({who}) => who === '1');
    expect(own.map(({isSprint, points, gained}) => [isSprint, points, gained])).toEqual([
      [false, 25, 25],
      [true, 32, 7],
      [false, 50, 18],
    ]);
    expect(own.map(({at}) => at)).toEqual([1, 1.55, 2]);
  });
  test('has no step for a sprint whose race is not classified', () => {
    const without = sessions.filter(({key}) => key !== 22);
    const own = pointsProgress(rows, without).filter(({who}) => who === '1');
    expect(own.map(({isSprint, points, gained}) => [isSprint, points, gained])).toEqual([
      [false, 25, 25],
      [false, 50, null],
    ]);
  });
});

describe('what is still open', () => {
  const shown = {round: 2, name: '', rows: rows.filter(({round}) => round === 2)};
  test('are the races and sprints after the round', () => {
    expect(stillOpen(sessions, shown)).toEqual({races: 1, sprints: 1, gaps: 0});
  });
  test('are also earlier ones without results, when the points are summed from results', () => {
    const gap = sessions.map((one) => (one.key === 11 ? {...one, hasResults: false} : one));
    expect(stillOpen(gap, shown)).toEqual({races: 2, sprints: 1, gaps: 1});
    const official = shown.rows.map((row) => ({...row, points_source: 'championship'}));
    expect(stillOpen(gap, {...shown, rows: official})).toEqual({races: 1, sprints: 1, gaps: 0});
  });
});

describe('the heat map', () => {
  const result = (more: Partial<ResultRow>): ResultRow => ({
    session_key: 22,
    meeting_key: 2,
    session_name: 'Race',
    driver_number: 1,
    position: 1,
    grid_position: 1,
    points: 25,
    status: 'Finished',
    ...more,
  });
  test('has the place, or in short why there is none, under round and sprint', () => {
    const cells = heatCells(
      [
        result({}),
        result({driver_number: 2, position: null, points: 0, status: 'Did not finish'}),
        result({session_key: 21, driver_number: 2, position: 4, points: 5}),
        result({session_key: 99}),
      ],
      sessions,
    );
    expect(cells.map(({driver, column, text, share}) => [driver, column, text, share])).toEqual([
      [1, '2', '1', 1],
      [2, '2', 'DNF', 0],
      [2, '2S', '4', 1],
    ]);
  });
});
