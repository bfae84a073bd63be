import {expect, test} from 'vitest';
import {type DuelStop, pitDuels} from './pitDuels';

const stop = (driver: number, lap: number, isUnderSafetyCar: boolean | null = false): DuelStop => ({
  driver,
  lap,
  laneS: 22,
  lossS: null,
  isUnderSafetyCar,
});
/** Gaps to the leader by driver, the same on every lap but those after `swap`. */
const gaps =
  (
    before: Readonly<Record<number, number>>,
    after: Readonly<Record<number, number>>,
    swap: number,
  ) =>
  (driver: number, lap: number) =>
    (lap < swap ? before : after)[driver];

test('who stopped first and came out ahead has undercut the other', () => {
  const [duel] = pitDuels([stop(4, 20), stop(1, 22)], gaps({1: 10, 4: 11.5}, {1: 31, 4: 30}, 21));
  expect(duel).toMatchObject({first: {driver: 4}, second: {driver: 1}, beforeS: 1.5, afterS: -1});
  expect(duel?.gainedS).toBe(2.5);
});

test('cars far apart, stops far apart and stops behind the safety car are no duels', () => {
  const near = gaps({1: 10, 4: 11}, {1: 30, 4: 31}, 21);
  expect(pitDuels([stop(4, 20), stop(1, 22)], gaps({1: 10, 4: 16}, {1: 30, 4: 31}, 21))).toEqual(
    [],
  );
  expect(pitDuels([stop(4, 20), stop(1, 29)], near)).toEqual([]);
  expect(pitDuels([stop(4, 20), stop(1, 22, true)], near)).toEqual([]);
  expect(pitDuels([stop(4, 20), stop(1, 20)], near)).toEqual([]);
});

test('a second stop in between spoils the comparison', () =>
  expect(
    pitDuels([stop(4, 20), stop(4, 22), stop(1, 24)], gaps({1: 10, 4: 11}, {1: 30, 4: 31}, 21))
      .length,
  ).toBe(1));

test('a stop with trouble and a safety car in between are no comparison', () => {
  const near = gaps({1: 10, 4: 11}, {1: 30, 4: 31}, 21);
  const others = [stop(16, 5), stop(55, 6), stop(44, 7)];
  expect(pitDuels([...others, stop(4, 20), {...stop(1, 22), laneS: 31}], near)).toEqual([]);
  const cost = (paid: DuelStop, lossS: number) => ({...paid, lossS});
  const paid = others.map((other) => cost(other, 21));
  const punctured = pitDuels([...paid, cost(stop(4, 20), 22), cost(stop(1, 22), 90)], near);
  expect(punctured.some(({second}) => second.driver === 1)).toBe(false);
  expect(pitDuels([stop(4, 20), stop(1, 24)], near, new Set([22]))).toEqual([]);
  expect(pitDuels([stop(4, 20), stop(1, 24)], near, new Set([19, 26])).length).toBe(1);
});

test('an unknown gap leaves the pair out', () =>
  expect(pitDuels([stop(4, 20), stop(1, 22)], () => undefined)).toEqual([]));

test('a race nobody knows the flags of has duels all the same', () =>
  expect(
    pitDuels([stop(4, 20, null), stop(1, 22, null)], gaps({1: 10, 4: 11}, {1: 30, 4: 31}, 21))
      .length,
  ).toBe(1));
