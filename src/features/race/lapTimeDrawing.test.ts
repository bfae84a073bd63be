import {expect, test} from 'vitest';
import {withBreaks} from './lapTimeDrawing';
import type {LapRow} from './raceRows';

const lap = (driver_number: number, lap_number: number): LapRow => ({
  driver_number,
  lap_number,
  stint_number: null,
  start_ms: null,
  lap_duration: 90,
  is_pit_out_lap: false,
  is_pit_in_lap: false,
  track_status: 'GREEN',
  is_clean: true,
});
const drawn = (laps: readonly LapRow[]) =>
  withBreaks(laps).map((row) => (row.lap_duration === null ? '-' : row.lap_number));

test('a line breaks where laps are missing', () =>
  expect(drawn([lap(4, 1), lap(4, 2), lap(4, 5), lap(4, 6)])).toEqual([1, 2, '-', 5, 6]));

test('the next driver is no gap', () =>
  expect(drawn([lap(1, 2), lap(4, 9), lap(4, 10)])).toEqual([2, 9, 10]));
