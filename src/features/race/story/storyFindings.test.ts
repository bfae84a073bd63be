import {describe, expect, test} from 'vitest';
import {boxOf} from '#/base/boxOf';
import type {LapGap} from '#/domain/lapGaps';
import type {PitDuel} from '#/domain/pitDuels';
import {controlMarks} from './controlDrawing';
import {
  bestsFinding,
  controlFinding,
  degradationFinding,
  duelFinding,
  gapFinding,
  medianFinding,
  passesFinding,
  weatherFinding,
} from './storyFindings';

const nameOf = (driver: number) => (driver === 4 ? 'Norris' : 'Verstappen');

test('where gaps are from is said', () => {
  const gap = (source: LapGap['source'], driver = 4): LapGap => ({
    driver,
    lap: 1,
    gapS: 0,
    lapsDown: 0,
    source,
  });
  const finding = (...sources: readonly LapGap['source'][]) =>
    gapFinding(sources.map((source, i) => gap(source, i)));
  expect(finding('lap times', 'lap times')).toContain('no intervals');
  expect(finding('intervals', 'intervals')).toBe("From OpenF1's intervals at the end of each lap.");
  expect(finding('intervals', 'lap times')).toMatch(/^50 % are OpenF1's intervals/);
  expect(finding('intervals')).toContain('one car only');
});

test('the quickest median is compared with the next', () => {
  const group = (name: string, time: number) => ({
    name,
    fullName: `${name} in full`,
    colour: '',
    box: boxOf([time])!,
    density: [],
  });
  expect(medianFinding([group('NOR', 96), group('VER', 96.5)])).toBe(
    'NOR in full had the quickest median lap, 1:36.000, 0.500 s quicker than VER in full.',
  );
  expect(medianFinding([group('NOR', 96)])).toBe(
    'NOR in full had the quickest median lap, 1:36.000.',
  );
});

test('wear is told by tyre, with what fuel hides', () => {
  const fit = (compound: string, slope: number) => ({
    driver_number: 4,
    stint_number: 1,
    compound,
    clean_laps: 9,
    first_clean_lap: 2,
    last_clean_lap: 10,
    min_tyre_age_laps: 1,
    max_tyre_age_laps: 9,
    degradation_s_per_lap: slope,
    new_tyre_lap_s: 95,
    r2_ratio: 0.5,
  });
  const text = degradationFinding([fit('HARD', 0.02), fit('HARD', 0.04), fit('SOFT', -0.01)]);
  expect(text).toMatch(
    /^Median over the stints: Hard \+0\.030 s a lap \(2 stints\), Soft −0\.010 s a lap \(1 stint\)\./,
  );
  expect(text).toContain('Fuel is not corrected for');
});

test('all who share a best are named', () => {
  const values = new Map([
    [4, 300],
    [1, 300],
    [44, 290],
  ]);
  expect(
    bestsFinding([{name: 'Speed trap', values, best: 'greatest'}], nameOf, (kmh) => `${kmh} km/h`),
  ).toBe('Speed trap: Norris and Verstappen (300 km/h).');
});

test('changes of place are summed', () =>
  expect(
    passesFinding(
      [{driver_number: 4, overtakes_made: 3, overtakes_suffered: 0, overtakes_net: 3}],
      [
        {passer: 4, passed: 1, passes: 2},
        {passer: 4, passed: 44, passes: 1},
      ],
      nameOf,
    ),
  ).toMatch(/^3 changes of place; Norris gained most: 3\./));

describe('duels in the pit lane', () => {
  const duel = (beforeS: number, afterS: number): PitDuel => {
    const stop = {lap: 20, laneS: 22, lossS: null, isUnderSafetyCar: false};
    return {
      first: {...stop, driver: 4},
      second: {...stop, driver: 1},
      beforeS,
      afterS,
      gainedS: beforeS - afterS,
    };
  };

  test('an undercut brings the place', () =>
    expect(duelFinding([duel(1, -1.5)], nameOf)).toBe(
      'Norris gained most by stopping first: 2.5 s on Verstappen. 1 undercut brought the place.',
    ));

  test('a gain may bring none, or there may be no gain', () => {
    expect(duelFinding([duel(2, 1)], nameOf)).toContain('Nobody passed by an undercut.');
    expect(duelFinding([duel(1, 2)], nameOf)).toBe(
      'Nobody gained by stopping before a car close by.',
    );
  });
});

test('weather that was not measured is left out', () => {
  const sample = {
    at_ms: 0,
    air_c: 29.5,
    track_c: null,
    humidity_percent: null,
    wind_ms: null,
    pressure_mbar: null,
    is_raining: false,
  };
  expect(weatherFinding([sample])).toBe('It stayed dry, air 29.5 °C.');
  expect(
    weatherFinding([
      {...sample, is_raining: true},
      {...sample, air_c: 30},
    ]),
  ).toBe('Rain in 50 % of the samples, air 29.5 to 30 °C.');
});

test('race control is counted by periods, not by messages', () => {
  const message = (category: string, text: string) => ({
    at_ms: 0,
    lap_number: 1,
    driver_number: null,
    category,
    flag: null,
    message: text,
  });
  const marks = controlMarks([
    message('SafetyCar', 'SAFETY CAR DEPLOYED'),
    message('SafetyCar', 'SAFETY CAR IN THIS LAP'),
    message('Other', 'CAR 4 (NOR) TIME 1:20.000 DELETED - TRACK LIMITS AT TURN 9 LAP 6'),
  ]);
  const period = {status: 'SC', sector: null, start_ms: 0, end_ms: 60_000};
  expect(controlFinding(marks, [period])).toBe(
    '1 safety car, 1 lap time deleted for track limits.',
  );
  expect(controlFinding([], [])).toBe('Neither safety car nor red flag.');
});
