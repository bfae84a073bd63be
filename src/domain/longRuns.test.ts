import {expect, test} from 'vitest';
import {longRuns, type PracticeLap} from './longRuns';

/** Laps from 1 of one driver and stint; null is one without a time. */
const stint = (...times: readonly (number | null)[]): readonly PracticeLap[] =>
  times.map((lapTimeS, i) => ({
    driver: 4,
    lap: i + 1,
    stint: 1,
    compound: 'MEDIUM',
    tyreAge: i,
    lapTimeS,
    isPitOut: false,
    isPitIn: false,
  }));

test('five laps in a row are a run', () =>
  expect(longRuns(stint(80, 81, 80.5, 82, 80.75))).toEqual([
    {
      driver: 4,
      stint: 1,
      compound: 'MEDIUM',
      fromLap: 1,
      toLap: 5,
      tyreAge: 0,
      lapTimesS: [80, 81, 80.5, 82, 80.75],
      medianS: 80.75,
    },
  ]));

test('four laps are none', () => expect(longRuns(stint(80, 81, 80, 81))).toEqual([]));

test('a lap without a time and a slow one end a run', () => {
  expect(longRuns(stint(80, 80, 80, null, 80, 80, 80))).toEqual([]);
  expect(longRuns(stint(80, 80, 80, 95, 80, 80, 80))).toEqual([]);
});

test('a lap out of the pits is no part of it', () => {
  const [out, ...rest] = stint(80, 80, 80, 80, 80, 80);
  const runs = longRuns([{...out!, isPitOut: true}, ...rest]);
  expect(runs).toMatchObject([{fromLap: 2, toLap: 6}]);
});

test('another set of tyres begins another run', () => {
  const laps = stint(80, 80, 80, 80, 80, 80).map((lap) => ({...lap, stint: lap.lap > 3 ? 2 : 1}));
  expect(longRuns(laps)).toEqual([]);
});

test('the quickest median comes first', () => {
  const slow = stint(82, 82, 82, 82, 82).map((lap) => ({...lap, driver: 1}));
  expect(longRuns([...slow, ...stint(80, 80, 80, 80, 80)]).map(({driver}) => driver)).toEqual([
    4, 1,
  ]);
});
