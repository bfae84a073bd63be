import {expect, test} from 'vitest';
import {flyingLapAxis, lapTimeAxis} from './lapTimeAxis';
import type {LapRow} from './raceRows';

const laps = (...times: (number | null)[]): LapRow[] =>
  times.map((lap_duration, i) => ({
    driver_number: 4,
    lap_number: i + 1,
    stint_number: 1,
    start_ms: null,
    lap_duration,
    is_pit_out_lap: false,
    is_pit_in_lap: false,
    track_status: 'GREEN',
    is_clean: i > 0 && (lap_duration ?? 0) < 107,
  }));

test('the axis ends with the slowest clean lap, not with the safety car or the first lap', () => {
  const race = laps(99, 91, 92, 130, 131, 90, null, 91);
  expect(lapTimeAxis(race, false)).toEqual([90, 92]);
  expect(lapTimeAxis(race, true)).toEqual([90, 131]);
});

test('equal laps still span an axis', () => {
  const [low, high] = lapTimeAxis(laps(90, 90, 90), false);
  expect(high).toBeGreaterThan(low);
});

test('nothing timed spans one to two minutes', () =>
  expect(lapTimeAxis(laps(null), false)).toEqual([60, 120]));

test('outside races the axis ends at 107 % of the fastest lap unless all laps are asked for', () => {
  expect(flyingLapAxis(laps(100, 160, 101), false)).toEqual([100, 107]);
  expect(flyingLapAxis(laps(100, 160, 101), true)).toEqual([100, 160]);
  expect(flyingLapAxis(laps(null), false)).toEqual([60, 120]);
});

test('outside races a long run is on the axis though it is slower', () => {
  const practice = laps(100, 160, 110, 111, 112, 113, 114, 160);
  expect(flyingLapAxis(practice, false)).toEqual([100, 114]);
});
