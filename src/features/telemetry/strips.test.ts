import {expect, test} from 'vitest';
import {samplesAt} from '#/testing/madeUpLap';
import {comparisonOf} from './comparison';
import {margins, stripsIn, stripValue, stripValues} from './strips';

const rows = [80, 40, 20, 40, 80].flatMap((_, i, speeds) => {
  const sample = samplesAt(speeds)[i]!;
  return [
    {
      driver_number: 1,
      lap_number: 2,
      name_acronym: null,
      full_name: null,
      team_colour: null,
      lap_time_s: 5,
      elapsed_s: sample.elapsedS,
      distance_m: sample.distanceM,
      speed_kmh: sample.speedKmh,
      throttle_percent: 100,
      brake_percent: 0,
      gear: 3,
      rpm: 11_000,
      is_drs_open: i > 2,
      x: null,
      y: null,
    },
  ];
});
const comparison = comparisonOf(rows)!;
const strips = stripsIn(comparison, 640);
const [lap] = comparison.laps;

test('the strips stand below each other within the margins', () => {
  strips.slice(1).forEach(({top}, i) => {
    expect(top).toBeGreaterThan(strips[i]!.top + strips[i]!.height);
  });
  const last = strips.at(-1)!;
  expect(last.top + last.height).toBeCloseTo(640 - margins.bottom);
});

test('every value and every tick lies in its strip', () => {
  for (const {id, domain, ticks} of strips)
    for (const value of [...stripValues(id, lap!), ...ticks]) {
      expect(value).toBeGreaterThanOrEqual(domain[0]);
      expect(value).toBeLessThanOrEqual(domain[1]);
    }
  for (const {ticks} of strips) expect(ticks.length).toBeLessThanOrEqual(7);
});

test('a value between two places is what the line shows there', () => {
  expect(stripValue('speed', lap!, 40)).toBeCloseTo(216);
  expect(stripValue('drs', lap!, 139)).toBe(0);
  expect(stripValue('delta', lap!, 123.4)).toBe(0);
  expect(stripValue('speed', lap!, 9999)).toBeNaN();
});
