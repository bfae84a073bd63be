import {expect, test} from 'vitest';
import {miniSectors} from '#/domain/telemetry/miniSectors';
import {samplesAt} from '#/testing/madeUpLap';
import {comparisonOf} from './comparison';
import {miniSectorFinding, overlayFinding, speedFinding} from './findings';
import type {TraceRow} from './telemetrySql';

function lapRows(driver: number, speeds: readonly number[], lapTime: number | null): TraceRow[] {
  return samplesAt(speeds).map((sample) => ({
    driver_number: driver,
    lap_number: 5,
    name_acronym: driver === 1 ? 'VER' : 'NOR',
    full_name: null,
    team_colour: null,
    lap_time_s: lapTime,
    elapsed_s: sample.elapsedS,
    distance_m: sample.distanceM,
    speed_kmh: sample.speedKmh,
    throttle_percent: null,
    brake_percent: null,
    gear: null,
    rpm: null,
    is_drs_open: null,
    x: null,
    y: null,
  }));
}

const rows = [
  ...lapRows(1, [80, 40, 20, 40, 80, 80, 80], 7),
  ...lapRows(4, [80, 40, 30, 40, 80, 80], 6.5),
];
const comparison = comparisonOf(rows)!;
const parts = miniSectors(
  comparison.laps.map(({trace}) => trace),
  4,
);

test('the overlay says who is faster, by how much, and where the most is won', () => {
  expect(overlayFinding(comparison, parts)).toMatch(
    /^NOR lap 5 is 0\.500 s faster than VER lap 5\. It gains most .+: 0\.\d{3} s\.$/,
  );
});

test('of a slower lap it says where the most is lost', () => {
  const turned = comparisonOf([...rows.slice(7), ...rows.slice(0, 7)])!;
  const timed = miniSectors(
    turned.laps.map(({trace}) => trace),
    4,
  );
  expect(overlayFinding(turned, timed)).toMatch(
    /^VER lap 5 is 0\.500 s slower than NOR lap 5\. It loses most .+: 0\.\d{3} s\.$/,
  );
});

test('a lap alone and one without a time are compared with nothing', () => {
  expect(overlayFinding(comparisonOf(lapRows(1, [80, 40, 80], 3))!, [])).toBeNull();
  const untimed = comparisonOf([...rows.slice(0, 7), ...lapRows(4, [80, 40, 80], null)])!;
  expect(overlayFinding(untimed, parts)).toBeNull();
});

test('the map names the fastest and the slowest place', () => {
  expect(speedFinding(comparison.laps[0]!, comparison)).toBe(
    'VER lap 5 goes 288 km/h at 0 m and 72 km/h in corner 1.',
  );
});

test('the mini-sectors are counted for each lap', () => {
  const finding = miniSectorFinding(comparison.laps, parts);
  expect(finding).toMatch(/^Fastest of 4 equal parts: .+ in \d, .+ in \d\./);
  expect(miniSectorFinding(comparison.laps.slice(0, 1), parts)).toBeNull();
});

test('laps lie over the length of the first, the first behind itself by nothing', () => {
  expect(comparison.laps.map(({trace}) => trace.lengthM)).toEqual([420, 420]);
  expect(comparison.laps[0]!.delta.every((delta) => delta === 0)).toBe(true);
  expect(comparison.laps[1]!.delta.at(-1)).toBeCloseTo(-0.5);
});
