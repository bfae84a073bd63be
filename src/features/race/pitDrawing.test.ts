import {expect, test} from 'vitest';
import {timedVisits, visitText} from './pitDrawing';

const visit = {
  driver_number: 4,
  lap_number: 30,
  pit_lane_s: 28.54,
  stop_duration: null,
  lane_rank: 1,
  compound_before: 'MEDIUM',
  compound_after: 'HARD',
  is_under_safety_car: false,
};

test('a visit is labelled with what is known of it', () => {
  expect(visitText(visit)).toBe('28.5');
  expect(visitText({...visit, stop_duration: 2.4})).toBe('28.5 (2.4 at rest)');
  expect(visitText({...visit, is_under_safety_car: true})).toBe('28.5 SC');
});

test('a visit without a time is not drawn', () =>
  expect(timedVisits([visit, {...visit, pit_lane_s: null}])).toEqual([visit]));
