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

test('a quick lap before a long run does not rule it out', () =>
  expect(longRuns(stint(75, 110, 82, 82.5, 83, 84, 88))).toMatchObject([{fromLap: 3, toLap: 7}]));

test('a run that gets slower is kept as long as its laps are within 107 % of its own median', () =>
  expect(longRuns(stint(82, 82.5, 83, 84, 85, 86, 88, 89))).toMatchObject([
    {fromLap: 1, toLap: 8},
  ]));

test('one slow lap in a run is left out, two end it', () => {
  const [run] = longRuns(stint(82, 82, 82, 82, 82, 94, 83, 83));
  expect(run).toMatchObject({fromLap: 1, toLap: 8, lapTimesS: [82, 82, 82, 82, 82, 83, 83]});
  expect(longRuns(stint(82, 82, 82, 82, 82, null, 83, 83))).toMatchObject([{toLap: 8}]);
  expect(longRuns(stint(82, 82, 82, 82, 82, 94, 94, 83, 83))).toMatchObject([{toLap: 5}]);
});

test('quick laps with slow ones in between are no run', () =>
  expect(longRuns(stint(78, 131, 133, 110, 104, 79, 125, 121))).toEqual([]));

test('a far quicker lap begins anew', () =>
  expect(longRuns(stint(86, 86, 86, 86, 86, 79, 80))).toMatchObject([{fromLap: 1, toLap: 5}]));

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
