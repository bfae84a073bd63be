import {expect, test} from 'vitest';
import type {StoryLapRow} from '#/features/race/story/storyRows';
import {bestSoFar, pushLaps} from './improvement';

const lap = (
  lap_number: number,
  time: number | null,
  rest: Partial<StoryLapRow> = {},
): StoryLapRow => ({
  driver_number: 4,
  lap_number,
  start_ms: null,
  end_ms: lap_number * 100_000,
  lap_time_s: time,
  stint_number: 1,
  compound: 'SOFT',
  tyre_age_laps: 1,
  is_pit_out_lap: false,
  is_pit_in_lap: false,
  track_status: 'GREEN',
  gap_to_leader_s: null,
  gap_to_leader_laps: null,
  is_deleted: false,
  is_valid: true,
  is_clean: true,
  ...rest,
});

test('laps driven for time are timed, valid and not deleted', () => {
  const laps = pushLaps([
    lap(3, 80),
    lap(1, 81),
    lap(2, 79, {is_deleted: true}),
    lap(4, 78, {is_valid: false}),
    lap(5, null),
    lap(6, 120),
  ]);
  expect(laps.map((one) => one.lap)).toEqual([1, 3]);
});

test('only an improvement is the best so far', () => {
  const laps = pushLaps([lap(1, 82), lap(2, 81), lap(3, 81), lap(4, 81.5), lap(5, 80)]);
  expect(bestSoFar(laps).map(({timeS}) => timeS)).toEqual([82, 81, 80]);
});

test('no laps improve nothing', () => expect(bestSoFar(pushLaps([]))).toEqual([]));
