import {expect, test} from 'vitest';
import {carPlace, replayModel} from './replayModel';
import type {ReplayLapRow, TrackRow} from './replaySql';

const times = Array.from({length: 200}, (_, i) => i * 1000);
const located: TrackRow = {
  driver_number: 1,
  times_ms: times,
  x: times.map((ms) => Math.round(Math.cos((ms / 80_000) * 2 * Math.PI) * 1000)),
  y: times.map((ms) => Math.round(Math.sin((ms / 80_000) * 2 * Math.PI) * 1000)),
};
const lapsOf = (driver: number, lapMs: number): readonly ReplayLapRow[] =>
  [1, 2].map((lap) => ({
    driver_number: driver,
    lap_number: lap,
    start_ms: (lap - 1) * lapMs,
    end_ms: lap * lapMs,
    compound: null,
    gap_s: null,
    gap_laps: null,
  }));
const rows = {
  tracks: [located],
  laps: [...lapsOf(1, 80_000), ...lapsOf(44, 100_000)],
  orders: [{driver_number: 1, times_ms: [0, 5000], positions: [2, 1]}],
  statuses: [{status: 'SC', start_ms: 2000, end_ms: null} as const],
};
const model = replayModel(rows);

test('a replay goes from before its first lap to after its last', () => {
  expect([model.from, model.to, model.lastLap]).toEqual([-10, 215, 2]);
  const later = replayModel({...rows, laps: rows.laps.filter((lap) => lap.lap_number > 1)});
  expect(later.from).toBeLessThan(-60);
});

test('a located car is where it was located', () => {
  const place = carPlace(model, model.cars[0]!, 20)!;
  expect(place.isEstimated).toBe(false);
  expect([place.x, place.y]).toEqual([0, 1000]);
});

test('a car without places is put where the time of its lap puts it, and says so', () => {
  const place = carPlace(model, model.cars[1]!, 25)!;
  expect(place.isEstimated).toBe(true);
  expect([place.x, place.y]).toEqual([expect.closeTo(0, -1), expect.closeTo(1000, -1)]);
});

test('a car that nobody knows of is nowhere', () => {
  expect(carPlace(model, model.cars[1]!, 201)).toBeNull();
  expect(carPlace(model, model.cars[0]!, 205)).toBeNull();
  expect(carPlace({...model, path: null}, model.cars[1]!, 25)).toBeNull();
});

test('before its first lap a car that nobody located yet stands at the line', () => {
  for (const car of model.cars) {
    const place = carPlace(model, car, -5);
    expect(place?.isEstimated).toBe(true);
    expect([place?.x, place?.y]).toEqual([expect.closeTo(1000, -1), expect.closeTo(0, -1)]);
  }
  const late = replayModel({...rows, laps: lapsOf(44, 100_000).slice(1)});
  expect(carPlace({...late, path: model.path}, late.cars[0]!, -5)).toBeNull();
});

test('on a lap with a stay in the garage nobody knows where a car is', () => {
  const slow = replayModel({...rows, laps: [...lapsOf(1, 80_000), ...lapsOf(44, 700_000)]});
  expect(carPlace(slow, slow.cars[1]!, 25)).toBeNull();
});

test('a driver whom timing never placed has no place', () => {
  expect(model.cars[1]?.places.positions).toEqual([]);
});

test('a session without laps has no cars', () => {
  expect(replayModel({tracks: [], laps: [], orders: [], statuses: []}).cars).toEqual([]);
});
