import {expect, test} from 'vitest';
import {samplesAt} from '#/testing/madeUpLap';
import {miniSectors} from './miniSectors';
import {traceOf} from './trace';

const early = traceOf(samplesAt([40, 40, 20, 20]), 4)!;
const late = traceOf(samplesAt([20, 20, 40, 40]), 4)!;

test('each part has its fastest lap and by how much', () => {
  const [first, second] = miniSectors([early, late], 2);
  expect(first).toMatchObject({fromM: 0, toM: 60, winner: 0});
  expect(second).toMatchObject({fromM: 60, toM: 120, winner: 1});
  expect(first?.marginS).toBeCloseTo((first?.times[1] ?? 0) - (first?.times[0] ?? 0));
});

test('the parts add up to the lap time', () => {
  const parts = miniSectors([early, late], 7);
  const total = parts.reduce((sum, {times}) => sum + (times[0] ?? 0), 0);
  expect(total).toBeCloseTo(4);
});

test('equal laps and a single lap have no winner', () => {
  expect(miniSectors([early, early], 3).map(({winner}) => winner)).toEqual([null, null, null]);
  expect(miniSectors([early], 2).map(({winner}) => winner)).toEqual([null, null]);
});
