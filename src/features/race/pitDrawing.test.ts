import {expect, test} from 'vitest';
import {timedVisits, visitText, visitTitle} from './pitDrawing';

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

test('the tip tells a visit with its units, and what is not known', () => {
  expect(visitTitle(visit, 'Lando Norris').split('\n')).toEqual([
    'Lando Norris, lap 30',
    '28.540 s in the pit lane',
    'Time at rest not known',
    'Medium → Hard',
  ]);
  const under = {...visit, stop_duration: 2.4, compound_after: null, is_under_safety_car: true};
  expect(visitTitle(under, 'Lando Norris')).toMatch(/2\.4 s at rest\nThe field was slowed down$/);
});

test('a visit without a time is not drawn', () =>
  expect(timedVisits([visit, {...visit, pit_lane_s: null}])).toEqual([visit]));
