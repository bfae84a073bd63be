import {describe, expect, test} from 'vitest';
import {type TeamMateSession, teamMateScore} from './teamMateScore';

const session = (
  kind: TeamMateSession['kind'],
  places: TeamMateSession['places'],
  more: Partial<TeamMateSession> = {},
): TeamMateSession => ({
  kind,
  places,
  points: [null, null],
  qualifyingGapS: null,
  paceGapS: null,
  ...more,
});

describe('two team mates', () => {
  test('are ahead by place, and a session in which one has none counts for nobody', () => {
    const {race} = teamMateScore([
      session('race', [1, 2]),
      session('race', [9, 4]),
      session('race', [3, null]),
      session('race', [null, null]),
      session('sprint', [1, 2]),
    ]);
    expect(race).toEqual({ahead: [1, 1], undecided: 2});
  });
  test('qualify for races and sprints alike, and practise for nothing', () => {
    const {qualifying} = teamMateScore([
      session('qualifying', [1, 2]),
      session('sprint-qualifying', [5, 8]),
      session('practice', [2, 1]),
    ]);
    expect(qualifying).toEqual({ahead: [2, 0], undecided: 0});
  });
  test('score the points of races and sprints, unknown ones as none', () => {
    const {points} = teamMateScore([
      session('race', [1, 4], {points: [25, 12]}),
      session('sprint', [2, 1], {points: [7, 8]}),
      session('race', [1, null], {points: [25, null]}),
    ]);
    expect(points).toEqual([57, 20]);
  });
  test('are apart by the median of the sessions that have a gap', () => {
    const {qualifyingGap, paceGap} = teamMateScore([
      session('qualifying', [1, 2], {qualifyingGapS: 0.1}),
      session('qualifying', [1, 2], {qualifyingGapS: 0.4}),
      session('qualifying', [2, 1], {qualifyingGapS: -0.2}),
      session('qualifying', [1, null]),
      session('race', [1, 2]),
    ]);
    expect(qualifyingGap).toEqual({seconds: 0.1, sessions: 3});
    expect(paceGap).toEqual({seconds: null, sessions: 0});
  });
});
