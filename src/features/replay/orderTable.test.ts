import {expect, test} from 'vitest';
import {orderTable} from './orderTable';
import type {ReplayCar} from './replayModel';

const laps = [
  {lap: 1, start: 0, end: 80},
  {lap: 2, start: 80, end: 160},
];
const car = (driver: number, places: ReplayCar['places']): ReplayCar => ({
  driver,
  laps,
  places,
  track: null,
  lapRows: new Map(),
});
const model = {
  cars: [car(1, {seconds: [-60, 90], positions: [2, 1]}), car(44, {seconds: [], positions: []})],
};

test('a row is a change of place; of a car that timing never placed, the start of a lap', () => {
  const rows = orderTable(model, String);
  expect(rows.map(({at, lap, driver, position}) => [at, lap, driver, position])).toEqual([
    [-60, null, '1', 2],
    [0, 1, '44', null],
    [80, 2, '44', null],
    [90, 2, '1', 1],
  ]);
});
