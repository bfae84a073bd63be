import {expect, test} from 'vitest';
import {replayFinding} from './findings';
import type {ReplayCar} from './replayModel';

const car = (driver: number, {isLocated = true, positions = [driver]} = {}): ReplayCar => ({
  driver,
  laps: [],
  places: {seconds: positions.map(() => 0), positions},
  track: isLocated ? {seconds: [0], x: [0], y: [0]} : null,
  lapRows: new Map(),
});

test('it says how many cars were located', () => {
  expect(replayFinding({cars: [car(1), car(2)]})).toMatch(/^All 2 cars are where they were/);
  expect(replayFinding({cars: [car(1), car(2, {isLocated: false})]})).toMatch(/^1 of 2 cars/);
  expect(replayFinding({cars: [car(1)]})).toMatch(/^The one car/);
});

test('it says when nobody knows the order', () => {
  expect(replayFinding({cars: [car(1, {positions: []}), car(2, {positions: []})]})).toMatch(
    /no position of this session\.$/,
  );
  expect(replayFinding({cars: [car(1), car(2, {positions: []})]})).not.toMatch(/order/);
});
