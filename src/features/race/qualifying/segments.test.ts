import {expect, test} from 'vitest';
import type {QualifyingRow} from './qualifyingSql';
import {cutLines, segmentLaps} from './segments';

const row = (driver_number: number, rest: Partial<QualifyingRow>): QualifyingRow => ({
  driver_number,
  position: null,
  knocked_out_in: null,
  q1_s: null,
  q2_s: null,
  q3_s: null,
  q1_gap_s: null,
  q2_gap_s: null,
  q3_gap_s: null,
  q1_to_cut_s: null,
  q2_to_cut_s: null,
  gap_to_pole_s: null,
  best_s: null,
  ideal_lap_s: null,
  left_on_track_s: null,
  ...rest,
});

test('a segment that was not reached has no lap', () =>
  expect(segmentLaps([row(4, {q1_s: 80, q1_gap_s: 0.5, q1_to_cut_s: 0.2})])).toEqual([
    {driver: 4, segment: 'Q1', timeS: 80, gapS: 0.5, toCutS: 0.2},
  ]));

test('the cut is as far behind the best as the slowest that went through', () => {
  const laps = segmentLaps([
    row(1, {q1_s: 79.5, q1_gap_s: 0, q1_to_cut_s: -0.3}),
    row(4, {q1_s: 80, q1_gap_s: 0.5, q1_to_cut_s: 0.2}),
  ]);
  expect(cutLines(laps)).toEqual([{segment: 'Q1', gapS: 0.3}]);
});

test('without laps nothing is cut', () => expect(cutLines([])).toEqual([]));
