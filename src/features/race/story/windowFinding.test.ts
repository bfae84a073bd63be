import {expect, test} from 'vitest';
import type {PitProjection} from '#/domain/pitWindow';
import {windowFinding} from './windowFinding';

const at = (lap: number, placeAfter: number, gapS: number): PitProjection => ({
  driver: 4,
  lap,
  place: 1,
  placeAfter,
  ahead: placeAfter === 1 ? null : {driver: 1, gapS},
  behind: null,
});
const windows = {lossS: 28.66, stops: 22};

test('the first lap on which a stop would have cost no place is told', () =>
  expect(windowFinding(windows, [at(20, 3, 1), at(21, 2, 5), at(22, 1, 0)], 'Norris')).toBe(
    'A stop cost 28.7 s, the median of 22 stops. Norris could first have stopped without losing a place on lap 22, in P1. On 2 of 3 laps there was clear track to come out to.',
  ));

test('who would always have lost places is told so', () =>
  expect(windowFinding(windows, [at(20, 3, 1)], 'Norris')).toContain('lost places on every lap'));

test('nothing is said of a driver whose laps are filtered away', () =>
  expect(windowFinding(windows, [], 'Norris')).toBe('A stop cost 28.7 s, the median of 22 stops.'));
