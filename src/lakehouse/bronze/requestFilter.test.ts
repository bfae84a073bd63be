import {expect, test} from 'vitest';
import {parseRequestFilter} from './requestFilter';

test.each([
  ['', ''],
  ['lap_number>=10 & lap_number<=20', 'lap_number>=10&lap_number<=20'],
  ['driver_number=4, driver_number=81', 'driver_number=4&driver_number=81'],
  ['is_pit_out_lap = true', 'is_pit_out_lap=true'],
  ['lap_duration<90.5', 'lap_duration<90.5'],
  ['date_start>=2024-09-22T12:03:00', 'date_start>=2024-09-22T12:03:00'],
  ['LAP_NUMBER=3', 'lap_number=3'],
])('“%s” is sent as %s', (typed, query) =>
  expect(parseRequestFilter('laps', typed)).toEqual({kind: 'filter', query}),
);

test.each([
  ['speed>=315', /laps has no field speed: it has driver_number/],
  ['lap_number', /no condition/],
  ['lap_number=ten', /whole number/],
  ['lap_duration<fast', /is a number/],
  ['is_pit_out_lap=1', /true or false/],
  ['date_start>yesterday', /time in UTC/],
  ['segments_sector_1=2048', /list/],
  ['session_key=9606', /chosen with the sessions/],
])('“%s” is refused', (typed, message) =>
  expect(parseRequestFilter('laps', typed)).toEqual({
    kind: 'problem',
    message: expect.stringMatching(message),
  }),
);

test('text may hold anything, and reaches the server as it is', () =>
  expect(parseRequestFilter('race_control', 'message=CAR 4 (NOR) + 1')).toEqual({
    kind: 'filter',
    query: 'message=CAR%204%20(NOR)%20%2B%201',
  }));
