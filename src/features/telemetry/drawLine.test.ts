import {expect, test} from 'vitest';
import type {TraceRow} from './telemetrySql';
import {comparisonOf} from './comparison';
import {linesOf, pointsIn} from './drawLine';
import {stripsIn} from './strips';

/** A lap of one sample a second at 50 m/s. */
const lapOf = (driver: number, samples: number): readonly TraceRow[] =>
  Array.from({length: samples}, (_, i) => ({
    driver_number: driver,
    lap_number: 2,
    name_acronym: null,
    full_name: null,
    team_colour: null,
    lap_time_s: null,
    elapsed_s: i,
    distance_m: i * 50,
    speed_kmh: 180,
    throttle_percent: 100,
    brake_percent: 0,
    gear: 7,
    rpm: 11_000,
    is_drs_open: false,
    x: i,
    y: 0,
  }));

const comparison = comparisonOf([...lapOf(4, 21), ...lapOf(1, 21)])!;
const lines = linesOf(comparison, stripsIn(comparison, 600));

test('each lap is a line in each strip, the first lap on top', () => {
  expect(lines.length).toBe(14);
  expect(lines.map(({lap}) => lap.driver).at(-1)).toBe(4);
  expect(lines[0]?.lap.driver).toBe(1);
});

test('what drawing costs are the points within the range', () => {
  // Six channels of 21 samples and the delta every ten metres, of two laps.
  expect(pointsIn(lines, [0, 1000])).toBe(2 * (6 * 21 + 101));
  expect(pointsIn(lines, [500, 600])).toBeLessThan(2 * (6 * 4 + 13));
});
