import {expect, test} from 'vitest';
import {driverLooks} from './driverLook';
import {type Filter, filterPairs, parseFilter, showsDriver, showsLap} from './filter';

const lookOf = driverLooks(
  [
    [1, 'Red Bull Racing'],
    [16, 'Ferrari'],
    [44, 'Ferrari'],
  ].map(([driver_number, team_name]) => ({
    driver_number: Number(driver_number),
    full_name: null,
    name_acronym: null,
    team_name: String(team_name),
    team_colour: null,
  })),
);
const shown = (filter: Filter) => [1, 16, 44].filter((car) => showsDriver(filter, lookOf(car)));
const of = (text: string) => parseFilter(new URLSearchParams(text));

test('a link without a filter shows everything', () => {
  expect(of('')).toEqual({drivers: null, teams: null, laps: null});
  expect(shown(of(''))).toEqual([1, 16, 44]);
});

test('drivers and teams add up', () => {
  expect(shown(of('drivers=44'))).toEqual([44]);
  expect(shown(of('teams=Ferrari'))).toEqual([16, 44]);
  expect(shown(of('drivers=1&teams=Ferrari'))).toEqual([1, 16, 44]);
});

test('a lap range includes both ends and may be given backwards', () => {
  expect(of('laps=30-10').laps).toEqual([10, 30]);
  expect([9, 10, 30, 31].filter((lap) => showsLap(of('laps=10-30'), lap))).toEqual([10, 30]);
});

test('what cannot be read is passed over', () =>
  expect(of('drivers=x,,4&laps=ten&teams=')).toEqual({drivers: [4], teams: null, laps: null}));

test.each(['drivers=1,44&teams=Red Bull Racing,Ferrari&laps=10-30', 'laps=1-1', ''])(
  'a filter is found again in its link: %s',
  (text) => {
    const pairs = Object.entries(filterPairs(of(text))).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    expect(of(new URLSearchParams(pairs).toString())).toEqual(of(text));
  },
);

test('nobody picked is everybody', () =>
  expect(filterPairs({drivers: [], teams: [], laps: null})).toEqual({}));
