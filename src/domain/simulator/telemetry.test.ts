import {expect, test} from 'vitest';
import type {Row} from './row';
import {createSimulator} from './simulator';

const simulator = createSimulator();
const race = simulator.meetings[0]?.sessions[2]?.sessionKey ?? 0;
const [driver] = [...simulator.rows('car_data', {sessionKeys: new Set([race])})].map((row) =>
  Number(row['driver_number']),
);
const scope = {sessionKeys: new Set([race]), driverNumbers: new Set([driver ?? 0])};
const ms = (row: Row, field = 'date') => Date.parse(String(row[field]));
const carData = [...simulator.rows('car_data', scope)];
const location = [...simulator.rows('location', scope)];
const laps = [...simulator.rows('laps', scope)];

test('telemetry comes about 3.7 times a second, in order, from before the start to after the flag', () => {
  const times = carData.map((row) => ms(row));
  expect(times.toSorted((a, b) => a - b)).toEqual(times);
  const spanS = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
  expect(carData.length / spanS).toBeGreaterThan(3.4);
  expect(carData.length / spanS).toBeLessThan(4);
  expect(times[0]).toBeLessThan(ms(laps[0]!, 'date_start'));
});
test('the car crosses the line where its laps begin', () => {
  const known = location.filter((row) => row['x'] !== 0 || row['y'] !== 0);
  const at = (atMs: number) =>
    known.reduce((best, row) =>
      Math.abs(ms(row) - atMs) < Math.abs(ms(best) - atMs) ? row : best,
    );
  const starts = laps.slice(5).map((lap) => at(ms(lap, 'date_start')));
  const [first] = starts;
  for (const row of starts)
    expect(
      Math.hypot(Number(row['x']) - Number(first?.['x']), Number(row['y']) - Number(first?.['y'])),
    ).toBeLessThan(450);
});
test('the way driven in a lap, from speed and from places, is the length of the circuit', () => {
  const lap = laps[9]!;
  const [from, to] = [
    ms(lap, 'date_start'),
    ms(lap, 'date_start') + Number(lap['lap_duration']) * 1000,
  ];
  const inLap = (rows: readonly Row[]) => rows.filter((row) => ms(row) >= from && ms(row) <= to);
  const samples = inLap(carData);
  const bySpeed = samples
    .slice(1)
    .reduce(
      (sum, row, i) => sum + (Number(row['speed']) / 3.6) * ((ms(row) - ms(samples[i]!)) / 1000),
      0,
    );
  const places = inLap(location).filter((row) => row['x'] !== 0);
  const byPlace = places
    .slice(1)
    .reduce(
      (sum, row, i) =>
        sum +
        Math.hypot(
          Number(row['x']) - Number(places[i]!['x']),
          Number(row['y']) - Number(places[i]!['y']),
        ) /
          10,
      0,
    );
  expect(bySpeed).toBeGreaterThan(3_500);
  expect(bySpeed).toBeLessThan(7_500);
  expect(Math.abs(bySpeed - byPlace) / bySpeed).toBeLessThan(0.05);
});
test('pedals, gears and speed go together', () => {
  const moving = carData.filter((row) => Number(row['speed']) > 0);
  const braking = moving.filter((row) => row['brake'] === 100);
  expect(braking.length / moving.length).toBeGreaterThan(0.05);
  expect(braking.every((row) => row['throttle'] === 0)).toBe(true);
  expect(new Set(moving.map((row) => row['n_gear'])).size).toBeGreaterThanOrEqual(5);
  const fastest = Math.max(...moving.map((row) => Number(row['speed'])));
  expect(fastest).toBeGreaterThan(285);
  expect(fastest).toBeLessThan(345);
  const gear = (low: number, high: number) =>
    Math.max(
      ...moving
        .filter((row) => Number(row['speed']) > low && Number(row['speed']) < high)
        .map((row) => Number(row['n_gear'])),
    );
  expect(gear(60, 120)).toBeLessThan(gear(250, 300));
});
test('now and then a pedal or a place is missing, in the way OpenF1 says it', () => {
  expect(carData.some((row) => row['brake'] === 104 && row['throttle'] === 104)).toBe(true);
  expect(location.some((row) => row['x'] === 0 && row['y'] === 0 && row['z'] === 0)).toBe(true);
});
test('a stop in the pits stands still, and only there', () => {
  const [pit] = simulator.rows('pit', scope);
  const exit = ms(pit!);
  const lane = carData.filter(
    (row) => ms(row) < exit && ms(row) > exit - Number(pit!['lane_duration']) * 1000,
  );
  expect(lane.every((row) => Number(row['speed']) <= 81)).toBe(true);
  expect(lane.filter((row) => row['speed'] === 0).length).toBeGreaterThan(3);
});
test('practice has no telemetry, and drivers without a transmitter have none', () => {
  const sessions = new Set([...simulator.rows('car_data')].map((row) => row['session_key']));
  expect(sessions).not.toContain(simulator.meetings[0]?.sessions[0]?.sessionKey);
  expect(new Set([...simulator.rows('location')].map((row) => row['driver_number'])).size).toBe(4);
});
