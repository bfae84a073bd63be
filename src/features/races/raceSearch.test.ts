import {expect, test} from 'vitest';
import {hasRaceData, parseRaceSearch, racesShown, raceSearchText} from './raceSearch';
import type {RaceSummaryRow} from './raceSummaries';

const nothing: RaceSummaryRow = {
  session_key: 1,
  session_name: 'Race',
  is_sprint: false,
  year: 2024,
  date_start: 0,
  meeting_name: null,
  location: null,
  country_name: null,
  circuit_short_name: null,
  winner: null,
  winner_team: null,
  winner_colour: null,
  winner_time_s: null,
  pole: null,
  fastest_lap: null,
  fastest_lap_driver: null,
  total_laps: null,
  total_pit_stops: null,
  overtakes: null,
  safety_car_deployments: null,
  vsc_deployments: null,
  red_flags: null,
  yellow_flags: null,
  double_yellow_flags: null,
  avg_air_temp: null,
  avg_track_temp: null,
  rainfall_detected: null,
};
const brazil = {
  ...nothing,
  session_key: 2,
  year: 2023,
  date_start: 10,
  meeting_name: 'São Paulo Grand Prix',
  winner: 'Max VERSTAPPEN',
  overtakes: 60,
};
const singapore = {
  ...nothing,
  session_key: 3,
  date_start: 20,
  meeting_name: 'Singapore Grand Prix',
  winner: 'Lando NORRIS',
};
const shown = (link: string) =>
  racesShown([nothing, brazil, singapore], parseRaceSearch(new URLSearchParams(link))).map(
    (row) => row.session_key,
  );

test('without a search every race is shown, the newest first', () =>
  expect(shown('')).toEqual([3, 2, 1]));

test('all words must occur, whatever their case and accents', () => {
  expect(shown('q=sao verst')).toEqual([2]);
  expect(shown('q=sao norris')).toEqual([]);
});

test('a season and an order can be asked for', () => {
  expect(shown('year=2024&sort=oldest')).toEqual([1, 3]);
  expect(shown('sort=overtakes')).toEqual([2, 3, 1]);
});

test('a search survives its link, and the usual one needs none', () => {
  const search = {year: 2024, words: 'são paulo', sort: 'overtakes'} as const;
  expect(parseRaceSearch(new URLSearchParams(raceSearchText(search)))).toEqual(search);
  expect(raceSearchText(parseRaceSearch(new URLSearchParams('sort=nonsense&year=1')))).toBe('');
});

test('a race of which only the date is known has no data', () => {
  expect(hasRaceData(nothing)).toBe(false);
  expect(hasRaceData({...nothing, total_laps: 3})).toBe(true);
});
