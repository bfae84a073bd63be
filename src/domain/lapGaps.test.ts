import {expect, test} from 'vitest';
import {type GapLap, gapsTo, lapGaps} from './lapGaps';

const lap = (driver: number, number: number, rest: Partial<GapLap> = {}): GapLap => ({
  driver,
  lap: number,
  startMs: null,
  lapTimeS: null,
  intervalS: null,
  intervalLaps: null,
  ...rest,
});
const gapsOf = (laps: readonly GapLap[]) =>
  lapGaps(laps).map(({driver, lap, gapS}) => [driver, lap, Number(gapS.toFixed(3))]);

test('a published interval is the gap', () =>
  expect(lapGaps([lap(4, 3, {intervalS: 2.5})])).toEqual([
    {driver: 4, lap: 3, gapS: 2.5, lapsDown: 0, source: 'intervals'},
  ]));

test('without intervals lap times are added up from the start', () =>
  expect(
    gapsOf([
      lap(1, 1, {startMs: 0, lapTimeS: 90}),
      lap(1, 2, {startMs: 90_000, lapTimeS: 90}),
      lap(4, 1, {startMs: 0, lapTimeS: 91.25}),
      lap(4, 2, {startMs: 91_250, lapTimeS: 90.5}),
    ]),
  ).toEqual([
    [1, 1, 0],
    [1, 2, 0],
    [4, 1, 1.25],
    [4, 2, 1.75],
  ]));

test('one start that is dated badly moves nothing', () =>
  expect(
    gapsOf([
      lap(1, 1, {startMs: 0, lapTimeS: 90}),
      lap(4, 1, {startMs: 700, lapTimeS: 91}),
      lap(4, 2, {startMs: 91_000, lapTimeS: 91}),
      lap(4, 3, {startMs: 182_000, lapTimeS: 91}),
    ])[1],
  ).toEqual([4, 1, 1]));

test('a lap without a time lasts until the next begins', () =>
  expect(
    gapsOf([
      lap(1, 1, {startMs: 0, lapTimeS: 90}),
      lap(4, 1, {startMs: 0}),
      lap(4, 2, {startMs: 92_000, lapTimeS: 90}),
    ])[1],
  ).toEqual([4, 1, 2]));

test('the last lap of who retired has no end, so no gap', () =>
  expect(gapsOf([lap(4, 1, {startMs: 0})])).toEqual([]));

test('a lapped car is told in laps as published, in seconds from lap times', () =>
  expect(
    lapGaps([
      lap(1, 1, {startMs: 0, lapTimeS: 90, intervalS: 0}),
      lap(4, 1, {startMs: 0, lapTimeS: 185, intervalLaps: 1}),
    ])[1],
  ).toEqual({driver: 4, lap: 1, gapS: 95, lapsDown: 1, source: 'lap times'}));

test('a gap to a driver is the difference of the gaps to the leader', () =>
  expect(
    gapsTo(
      4,
      lapGaps([lap(1, 1, {intervalS: 0}), lap(4, 1, {intervalS: 2}), lap(1, 2, {intervalS: 1})]),
    ),
  ).toEqual([
    {driver: 1, lap: 1, gapS: -2, lapsDown: 0, source: 'intervals'},
    {driver: 4, lap: 1, gapS: 0, lapsDown: 0, source: 'intervals'},
  ]));
