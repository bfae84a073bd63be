import {describe, expect, test} from 'vitest';
import {mostPoints} from './championshipPoints';

describe('the most points of a weekend', () => {
  test('are a win and the fastest lap while that was worth a point', () => {
    expect(mostPoints(2024, 'drivers')).toEqual({race: 26, sprint: 8, fastestLap: 1});
    expect(mostPoints(2023, 'drivers')).toEqual({race: 26, sprint: 8, fastestLap: 1});
    expect(mostPoints(2025, 'drivers')).toEqual({race: 25, sprint: 8, fastestLap: 0});
    expect(mostPoints(2026, 'drivers')).toEqual({race: 25, sprint: 8, fastestLap: 0});
  });
  test('are of a team those of its two cars, of which one drives the fastest lap', () => {
    expect(mostPoints(2024, 'teams')).toEqual({race: 44, sprint: 15, fastestLap: 1});
    expect(mostPoints(2025, 'teams')).toEqual({race: 43, sprint: 15, fastestLap: 0});
  });
  test('know no sprints before 2021, and small ones in 2021', () => {
    expect(mostPoints(2020, 'drivers').sprint).toBe(0);
    expect(mostPoints(2021, 'drivers').sprint).toBe(3);
    expect(mostPoints(2021, 'teams').sprint).toBe(5);
  });
});
