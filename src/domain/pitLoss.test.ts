import {expect, test} from 'vitest';
import {type PacedLap, pitLosses, plainLosses} from './pitLoss';

/** Laps of a driver at a pace, but for those named. */
const lapsOf = (
  driver: number,
  paceS: number,
  named: Readonly<Record<number, number | null>>,
): readonly PacedLap[] =>
  Array.from({length: 12}, (_, i) => {
    const lap = i + 1;
    const isNamed = lap in named;
    return {driver, lap, lapTimeS: isNamed ? (named[lap] ?? null) : paceS, isDisturbed: isNamed};
  });
const stop = (driver: number, lap: number, isUnderSafetyCar: boolean | null = false) => ({
  driver,
  lap,
  isUnderSafetyCar,
});

test('a stop costs what its two laps are slower than the pace before', () =>
  expect(pitLosses([stop(4, 8)], lapsOf(4, 90, {8: 95, 9: 107}))).toEqual([
    {...stop(4, 8), lossS: 22},
  ]));

test('a stop whose lap out was not timed tells nothing', () =>
  expect(pitLosses([stop(4, 8)], lapsOf(4, 90, {8: 95, 9: null}))).toEqual([]));

test('laps behind a safety car are no pace, nor is the first', () => {
  const laps = lapsOf(4, 90, {1: 110, 5: 140, 6: 140, 8: 95, 9: 107});
  expect(pitLosses([stop(4, 8)], laps)[0]?.lossS).toBe(22);
  expect(pitLosses([stop(4, 2)], laps)).toEqual([]);
});

test('stops behind a safety car and with trouble do not tell what a stop costs', () => {
  const losses = [20, 21, 22, 12, 60].map((lossS, i) => ({...stop(i, 8, i === 3), lossS}));
  expect(plainLosses(losses).map(({lossS}) => lossS)).toEqual([20, 21, 22]);
  expect(plainLosses([])).toEqual([]);
});
