import {expect, test} from 'vitest';
import {raceHeadline, type RaceFacts} from './raceHeadline';

const singapore: RaceFacts = {
  winner: 'Norris',
  runnerUp: 'Verstappen',
  marginS: 20.945,
  pole: 'Norris',
  laps: 62,
  fastestLap: {driver: 'Ricciardo', timeS: 94.486},
  quickest: null,
  neutralisations: [],
  hadRain: false,
  mover: null,
};

test('a win from pole is told in one breath', () =>
  expect(raceHeadline(singapore)).toBe(
    'Norris won from pole over 62 laps, 20.945 s ahead of Verstappen. Fastest lap: Ricciardo, 1:34.486.',
  ));

test('who started from pole and lost it is named', () =>
  expect(raceHeadline({...singapore, pole: 'Leclerc', fastestLap: null})).toBe(
    'Norris won over 62 laps, 20.945 s ahead of Verstappen; Leclerc had started from pole.',
  ));

test('interruptions are counted by kind', () =>
  expect(
    raceHeadline({
      ...singapore,
      fastestLap: null,
      neutralisations: [
        {kind: 'SC', fromLap: 1, toLap: 4},
        {kind: 'SC', fromLap: 35, toLap: 39},
        {kind: 'VSC', fromLap: 40, toLap: 40},
      ],
    }),
  ).toMatch(/2 safety cars and 1 virtual safety car\.$/));

test('what the tables do not say is left out', () =>
  expect(
    raceHeadline({
      winner: null,
      runnerUp: null,
      marginS: null,
      pole: null,
      laps: null,
      fastestLap: null,
      quickest: null,
      neutralisations: [],
      hadRain: null,
      mover: null,
    }),
  ).toBe(''));

test('rain and the biggest mover are told when there were any', () =>
  expect(
    raceHeadline({
      ...singapore,
      fastestLap: null,
      hadRain: true,
      mover: {driver: 'Leclerc', from: 9, to: 5},
    }),
  ).toMatch(/Biggest mover: Leclerc, from P9 to P5\. Rain was reported\.$/));

test('outside races the fastest lap is told with what it was worth', () => {
  const quickest = {
    driver: 'Russell',
    timeS: 74.679,
    isPole: true,
    second: 'Hamilton',
    marginS: 0.064,
  };
  const facts = {...singapore, winner: null, pole: null, quickest};
  expect(raceHeadline(facts)).toBe('Russell took pole with 1:14.679, 0.064 s ahead of Hamilton.');
  expect(raceHeadline({...facts, quickest: {...quickest, isPole: false, marginS: null}})).toBe(
    'Russell was fastest with 1:14.679.',
  );
});
