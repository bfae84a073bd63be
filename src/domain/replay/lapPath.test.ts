import {expect, test} from 'vitest';
import {hasShared, sharedRows} from '#/testing/shared';
import {lapPath, placeOnLap} from './lapPath';

const circle = (seconds: number) => ({
  x: Math.cos((seconds * Math.PI) / 40) * 1000,
  y: Math.sin((seconds * Math.PI) / 40) * 1000,
});
const seconds = Array.from({length: 200}, (_, i) => i);
const track = {
  seconds,
  x: seconds.map((at) => circle(at).x),
  y: seconds.map((at) => circle(at).y),
};

test('the path is of the quickest lap that is located all along', () => {
  const path = lapPath(track, [
    {lap: 1, start: 0, end: 81},
    {lap: 2, start: 81, end: 161},
    {lap: 3, start: 161, end: 230},
  ])!;
  expect(Math.atan2(path[0]!.y, path[0]!.x)).toBeCloseTo(Math.PI / 40, 2);
});

test('half of a lap of constant speed is half around', () => {
  const path = lapPath(track, [{lap: 1, start: 0, end: 80}])!;
  expect(placeOnLap(path, 0.5).x).toBeCloseTo(-1000, -1);
  expect(placeOnLap(path, 7)).toEqual(path.at(-1));
});

test('without a lap that ends there is no path', () => {
  expect(lapPath(track, [{lap: 1, start: 0, end: null}])).toBeNull();
  expect(lapPath({seconds: [], x: [], y: []}, [{lap: 1, start: 0, end: 80}])).toBeNull();
});

test.skipIf(!hasShared)('a recorded car returns to the line after a lap', () => {
  const ofDriver = (endpoint: string) =>
    sharedRows(endpoint).filter((row) => row['session_key'] === 9165 && row['driver_number'] === 1);
  const places = ofDriver('location').filter((row) => row['x'] !== 0 || row['y'] !== 0);
  const recorded = {
    seconds: places.map((row) => Date.parse(String(row['date'])) / 1000),
    x: places.map((row) => Number(row['x'])),
    y: places.map((row) => Number(row['y'])),
  };
  const laps = ofDriver('laps').map((row) => {
    const start = Date.parse(String(row['date_start'])) / 1000;
    const duration = row['lap_duration'];
    const end = typeof duration === 'number' ? start + duration : null;
    return {lap: Number(row['lap_number']), start, end};
  });
  const path = lapPath(
    recorded,
    laps.filter(({start}) => Number.isFinite(start)),
  )!;
  const [first, last] = [path[0]!, path.at(-1)!];
  const width = Math.max(...path.map(({x}) => x)) - Math.min(...path.map(({x}) => x));
  expect(Math.hypot(first.x - last.x, first.y - last.y)).toBeLessThan(width * 0.06);
});
