import {describe, expect, test} from 'vitest';
import {mostPoints} from './championshipPoints';
import {type ChampionshipStanding, pointsLeft, type Remaining, titleChances} from './titleChances';

const standing = (
  who: string,
  points: number,
  [wins = 0, seconds = 0, thirds = 0]: readonly number[] = [],
): ChampionshipStanding<string> => ({who, points, wins, seconds, thirds});

const chances = (
  standings: readonly ChampionshipStanding<string>[],
  remaining: Remaining,
  year = 2025,
) =>
  titleChances({
    standings,
    remaining,
    most: mostPoints(year, 'drivers'),
    championship: 'drivers',
  });
const verdicts = (...field: Parameters<typeof chances>) =>
  chances(...field).map(({who, verdict, tie}) => [who, verdict, tie]);

describe('who can still win', () => {
  test('has the points that are left by the rules of the year', () => {
    expect(pointsLeft({races: 6, sprints: 3}, mostPoints(2024, 'drivers'))).toBe(180);
    expect(pointsLeft({races: 6, sprints: 3}, mostPoints(2024, 'teams'))).toBe(309);
  });

  test('is everyone whose best case is ahead of what the others have now', () => {
    const field = [standing('A', 100, [4]), standing('B', 76, [0, 3]), standing('C', 74)];
    expect(verdicts(field, {races: 1, sprints: 0})).toEqual([
      ['A', 'possible', null],
      ['B', 'possible', null],
      ['C', 'out', null],
    ]);
  });

  test('are the four of whom the last race of 2010 could make a champion', () => {
    const field = [
      standing('Alonso', 246, [5, 2, 3]),
      standing('Webber', 238, [4, 4, 2]),
      standing('Vettel', 231, [4, 2, 3]),
      standing('Hamilton', 222, [3, 4, 2]),
      standing('Button', 199, [2, 4, 1]),
    ];
    expect(
      verdicts(field, {races: 1, sprints: 0}, 2010).map(([who, verdict]) => [who, verdict]),
    ).toEqual([
      ['Alonso', 'possible'],
      ['Webber', 'possible'],
      ['Vettel', 'possible'],
      ['Hamilton', 'possible'],
      ['Button', 'out'],
    ]);
  });

  test('is one alone when nobody can reach what they have', () => {
    const field = [standing('A', 110, [4]), standing('B', 80)];
    expect(verdicts(field, {races: 1, sprints: 0})).toEqual([
      ['A', 'champion', null],
      ['B', 'out', null],
    ]);
  });

  test('is decided by wins when the best case draws level, the wins still to come counted', () => {
    const level = (wins: number, leaderWins: number) =>
      verdicts([standing('A', 100, [leaderWins]), standing('B', 75, [wins])], {
        races: 1,
        sprints: 0,
      });
    expect(level(3, 3)).toEqual([
      ['A', 'possible', null],
      ['B', 'possible', 'wins'],
    ]);
    expect(level(1, 3)).toEqual([
      ['A', 'champion', null],
      ['B', 'out', 'wins'],
    ]);
  });

  test('is decided by second and third places when wins are level too, and stays open when all are', () => {
    const level = (own: readonly number[], leader: readonly number[]) =>
      verdicts([standing('A', 100, leader), standing('B', 75, own)], {races: 1, sprints: 0})[1];
    expect(level([2, 1], [3, 2])).toEqual(['B', 'out', 'seconds']);
    expect(level([2, 3], [3, 2])).toEqual(['B', 'possible', 'seconds']);
    expect(level([2, 2, 0], [3, 2, 1])).toEqual(['B', 'out', 'thirds']);
    expect(level([2, 2, 1], [3, 2, 1])).toEqual(['B', 'possible', 'open']);
  });

  test('counts a sprint as points but not as a win', () => {
    const field = [standing('A', 100, [1]), standing('B', 92, [1])];
    expect(verdicts(field, {races: 0, sprints: 1})[1]).toEqual(['B', 'possible', 'open']);
    expect(
      verdicts([standing('A', 100, [2]), standing('B', 92, [1])], {races: 0, sprints: 1})[1],
    ).toEqual(['B', 'out', 'wins']);
  });

  test('gives a team that takes everything the second places as well', () => {
    const [, second] = titleChances({
      standings: [standing('A', 143, [1, 1]), standing('B', 100, [0, 0])],
      remaining: {races: 1, sprints: 0},
      most: mostPoints(2025, 'teams'),
      championship: 'teams',
    });
    expect(second).toMatchObject({bestCase: 143, verdict: 'possible', tie: 'open'});
  });

  test('is the leader when nothing is left, or all who are level in everything', () => {
    const none = {races: 0, sprints: 0};
    expect(verdicts([standing('A', 100, [1]), standing('B', 99, [5])], none)).toEqual([
      ['A', 'champion', null],
      ['B', 'out', null],
    ]);
    expect(verdicts([standing('A', 100, [1]), standing('B', 100, [1])], none)).toEqual([
      ['A', 'possible', 'open'],
      ['B', 'possible', 'open'],
    ]);
    expect(verdicts([], none)).toEqual([]);
  });
});
