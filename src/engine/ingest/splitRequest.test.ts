import {array, assert, boolean, integer, property} from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  byDriver,
  halves,
  queryOf,
  type RequestPart,
  splitsByDriver,
  wholeRequest,
} from './splitRequest';

const session = {start: Date.UTC(2024, 8, 22, 12), end: Date.UTC(2024, 8, 22, 14)};
const carData = wholeRequest('car_data', 'session_key=9606&driver_number=4');

test('a request for all cars is asked car by car', () => {
  const part = wholeRequest('location', 'session_key=9606');
  expect(splitsByDriver(part)).toBe(true);
  expect(byDriver(part, [4, 81]).map(queryOf)).toEqual([
    'session_key=9606&driver_number=4',
    'session_key=9606&driver_number=81',
  ]);
});
test('a request for one car is not', () => expect(splitsByDriver(carData)).toBe(false));
test('nor one whose rows belong to no car', () =>
  expect(splitsByDriver(wholeRequest('weather', 'session_key=9606'))).toBe(false));

test('halves meet in the middle and are open at the outer ends', () =>
  expect(halves(carData, session).map(queryOf)).toEqual([
    'session_key=9606&driver_number=4&date<2024-09-22T13:00:00.000',
    'session_key=9606&driver_number=4&date>=2024-09-22T13:00:00.000',
  ]));

describe('not cut in time', () => {
  test('rows without a date', () =>
    expect(halves(wholeRequest('laps', 'session_key=9606'), session)).toEqual([]));
  test('a session whose times nobody knows', () => expect(halves(carData, undefined)).toEqual([]));
  test('a minute', () => {
    const minute = {...carData, from: session.start, until: session.start + 60_000};
    expect(halves(minute, session)).toEqual([]);
  });
});

const includes = (part: RequestPart, time: number) =>
  (part.from === null || time >= part.from) && (part.until === null || time < part.until);

test('however often it is cut, each moment is in exactly one part, and cutting ends', () =>
  assert(
    property(array(boolean(), {maxLength: 40}), integer({min: -9e6, max: 2e7}), (cuts, offset) => {
      let parts = [carData];
      for (const cut of cuts)
        parts = parts.flatMap((part, i) => {
          const cutHere = cut ? i === 0 : i === parts.length - 1;
          const smaller = cutHere ? halves(part, session) : [];
          return smaller.length > 0 ? smaller : [part];
        });
      const moment = session.start + offset;
      expect(parts.filter((part) => includes(part, moment))).toHaveLength(1);
      expect(parts.length).toBeLessThan(20);
    }),
  ));
