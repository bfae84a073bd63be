import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {groupBy} from '#/base/groupBy';
import {hasShared, sharedRows} from '#/testing/shared';
import {positionsByLap, type TimedLap} from './positions';

/** Laps of one driver from lap times, run without a pause from `start` seconds on. */
function run(driver: number, times: readonly (number | null)[], start = 0): TimedLap[] {
  let at = start * 1000;
  return times.map((lapTime, i) => {
    const lap = {driver, lap: i + 1, startedAt: at, lapTime};
    at += (lapTime ?? 0) * 1000;
    return lap;
  });
}
const orderAt = (laps: readonly TimedLap[], lap: number) =>
  positionsByLap(laps)
    .filter((p) => p.lap === lap)
    .toSorted((a, b) => a.position - b.position)
    .map((p) => p.driver);

test('who ends the lap first is ahead', () => {
  const laps = [...run(4, [90, 95]), ...run(1, [91, 90])];
  expect(orderAt(laps, 1)).toEqual([4, 1]);
  expect(orderAt(laps, 2)).toEqual([1, 4]);
});

test('a retired driver frees the places behind', () => {
  const laps = [...run(4, [90]), ...run(1, [91, 90]), ...run(16, [92, 90])];
  expect(orderAt(laps, 2)).toEqual([1, 16]);
});

test('a lapped car stays behind everyone who ended that lap before it', () => {
  const laps = [...run(4, [90, 90, 90]), ...run(77, [140, 140])];
  expect(orderAt(laps, 2)).toEqual([4, 77]);
  expect(orderAt(laps, 3)).toEqual([4]);
});

test('a row the feed lost moves nobody up', () => {
  const whole = [...run(4, [90, 90, 90]), ...run(1, [91, 91, 91])];
  const lost = whole.filter((lap) => !(lap.driver === 4 && lap.lap === 2));
  expect(orderAt(lost, 2)).toEqual([4, 1]);
});

test('a first lap without a row ends where the second begins', () => {
  const laps = [...run(4, [90, 90]), ...run(1, [91, 91])].filter((lap) => lap.lap > 1);
  expect(orderAt(laps, 1)).toEqual([4, 1]);
});

test('the grid is lap 0', () =>
  expect(positionsByLap(run(4, [90]), [{driver: 4, position: 3}])).toEqual([
    {driver: 4, lap: 0, position: 3},
    {driver: 4, lap: 1, position: 1},
  ]));

test('every lap ranks its drivers 1 to n, once each', () =>
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.option(fc.integer({min: 60, max: 200})), {maxLength: 12}), {
        maxLength: 8,
      }),
      (field) => {
        const laps = field.flatMap((times, driver) => run(driver, times));
        const perLap = groupBy(positionsByLap(laps), (p) => p.lap);
        for (const order of perLap.values())
          expect(order.map((p) => p.position).toSorted((a, b) => a - b)).toEqual(
            order.map((_, i) => i + 1),
          );
      },
    ),
  ));

test.skipIf(!hasShared)('Singapore 2024 ends in the order of its classification', () => {
  const of9606 = (endpoint: string) =>
    sharedRows(endpoint).filter((row) => row['session_key'] === 9606);
  const laps = of9606('laps').map((row) => ({
    driver: Number(row['driver_number']),
    lap: Number(row['lap_number']),
    startedAt: row['date_start'] === null ? null : Date.parse(row['date_start'] as string),
    lapTime: row['lap_duration'] as number | null,
  }));
  const classified = of9606('session_result')
    .filter((row) => row['number_of_laps'] === 62)
    .map((row) => Number(row['driver_number']));
  expect(orderAt(laps, 62)).toEqual(classified);
});
