import {expect, test} from 'vitest';
import type {StintRow} from './raceRows';
import {stintLabel} from './tyreDrawing';

const stint: StintRow = {
  driver_number: 4,
  stint_number: 2,
  lap_start: 31,
  lap_end: 62,
  compound: 'HARD',
  tyre_age_at_start: 3,
  best_lap_s: null,
  avg_lap_s: null,
  degradation_s_per_lap: null,
};

test('a stint says as much as it has room for, the letter first', () => {
  expect([8, 20, 60, 120].map((room) => stintLabel(stint, room))).toEqual([
    '',
    'H',
    'H 32',
    'H 32, used 3',
  ]);
});

test('a new set, and one whose age nobody knows, is not called used', () => {
  expect(stintLabel({...stint, tyre_age_at_start: 0}, 120)).toBe('H 32');
  expect(stintLabel({...stint, tyre_age_at_start: null}, 120)).toBe('H 32');
});
