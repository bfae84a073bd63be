import {describe, expect, test} from 'vitest';
import {mostPoints} from '#/domain/championshipPoints';
import {titleChances} from '#/domain/titleChances';
import type {Contender} from './contenders';
import {titleAssumptions, titleFinding} from './findings';

const contenderOf = (who: string): Contender => ({
  who,
  name: who,
  short: who,
  team: '',
  colour: '',
  isDashed: false,
  driver: null,
});
const standing = (who: string, points: number, wins: number) => ({
  who,
  points,
  wins,
  seconds: 0,
  thirds: 0,
});
const most = mostPoints(2024, 'drivers');
const told = (races: number, [a, b]: readonly [number, number], rounds = 24) => {
  const open = {races, sprints: 0, gaps: 0};
  const chances = titleChances({
    standings: [standing('Ann', a, 3), standing('Bea', b, 2)],
    remaining: open,
    most,
    championship: 'drivers',
  });
  const left = races * most.race;
  return titleFinding({chances, open, left, most, of: 'drivers', rounds}, contenderOf);
};

describe('who can still win, in words', () => {
  test('names who is still in it, or who can no longer be caught', () => {
    expect(told(1, [100, 90])).toBe(
      "Ann and Bea can still win the drivers' championship: 26 points are left for each.",
    );
    expect(told(1, [100, 60])).toBe(
      "Ann can no longer be caught in the drivers' championship: 26 points are left.",
    );
    expect(told(0, [100, 99])).toBe("Ann has won the drivers' championship.");
  });
  test('names no champion of a calendar that is not a whole one', () => {
    expect(told(0, [100, 99], 1)).toBe(
      "Ann has most points after the last round of this lake's calendar, which is not a whole season.",
    );
    expect(told(1, [100, 60], 20)).toContain('as far as this lake knows the calendar');
  });
  test('says what is taken for granted: points by the rules of the year, sprints, the calendar, ties', () => {
    const [points, calendar, ties] = titleAssumptions({
      open: {races: 6, sprints: 3, gaps: 0},
      of: 'drivers',
      rounds: 18,
      most,
    });
    expect(points).toContain('6 races at 26 (the win, 1 of them for the fastest lap)');
    expect(points).toContain('3 sprints at 8');
    expect(calendar).toContain('has 18 Grands Prix');
    expect(ties).toContain('Equal points go to more wins');
  });
  test('is silent on the calendar when it is a whole one, and tells of gaps', () => {
    const texts = titleAssumptions({
      open: {races: 2, sprints: 0, gaps: 1},
      of: 'teams',
      rounds: 24,
      most: mostPoints(2025, 'teams'),
    });
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain('2 races at 43 (the first two places); no sprint is left');
    expect(texts[1]).toContain('1 race or sprint up to this round has no results here');
  });
});
